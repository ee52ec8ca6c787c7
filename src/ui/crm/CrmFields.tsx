import { t } from '../../i18n.ts';
import type { FieldChange } from '../../model/schemas/crm/crm.ts';
import { changeKey } from './crm-text.ts';
import { CRM_LABELS } from './crm-value-labels.ts';

export function CrmFills({ fills }: { fills: readonly FieldChange[] }) {
  return (
    <dl class="crm-fields">
      {fills.map((change) => (
        <div key={changeKey(change)}>
          <dt title={change.field}>{t(CRM_LABELS[change.value])}</dt>
          <dd dir="auto">{change.after}</dd>
        </div>
      ))}
    </dl>
  );
}

type Props = {
  differs: readonly FieldChange[];
  ticked: readonly FieldChange[];
  isDisabled: boolean;
  onTick: (ticked: readonly FieldChange[]) => void;
};

/** Non-empty fields of the CRM, overwritten only if ticked. */
export function CrmDiffers({ differs, ticked, isDisabled, onTick }: Props) {
  return (
    <ul class="crm-differs">
      {differs.map((change) => (
        <li key={changeKey(change)}>
          <label class="check">
            <input
              type="checkbox"
              checked={ticked.includes(change)}
              disabled={isDisabled}
              onChange={(event) => {
                const others = ticked.filter((one) => one !== change);
                onTick(event.currentTarget.checked ? [...others, change] : others);
              }}
            />
            <span>
              <span title={change.field}>{t(CRM_LABELS[change.value])}</span>:{' '}
              <bdi class="crm-before">{change.before}</bdi> <span aria-hidden="true">→</span>
              <span class="visually-hidden">{t('crmBecomes')}</span> <bdi>{change.after}</bdi>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
