import { useId } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import type { CrmValue } from '../../../model/schemas/crm/crm.ts';
import { CRM_LABELS } from '../../../ui/crm/crm-value-labels.ts';
import type { MappingDraft } from './mapping-draft.ts';

type Props = { fields: MappingDraft['fields']; onChange: (fields: MappingDraft['fields']) => void };

// Object.keys loses the type of the keys.
const VALUES = Object.keys(CRM_LABELS) as CrmValue[];

/** Values with an empty field are not written. */
export function MappingFields({ fields, onChange }: Props) {
  const id = useId();
  return (
    <table class="mapping">
      <thead>
        <tr>
          <th scope="col">{t('mappingValue')}</th>
          <th scope="col">{t('mappingField')}</th>
        </tr>
      </thead>
      <tbody>
        {VALUES.map((value) => (
          <tr key={value}>
            <th scope="row">
              <label for={`${id}-${value}`}>{t(CRM_LABELS[value])}</label>
            </th>
            <td>
              <input
                id={`${id}-${value}`}
                type="text"
                dir="ltr"
                autocomplete="off"
                spellcheck={false}
                placeholder={t('notWritten')}
                value={fields[value] ?? ''}
                onInput={(event) => onChange({ ...fields, [value]: event.currentTarget.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
