import { t } from '../../i18n.ts';
import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import { KIND_LABELS } from '../../ui/purchase/kind-labels.ts';
import { SettingCheck } from '../fields/SettingCheck.tsx';

type Props = {
  kinds: readonly DataKind[];
  /** Resolves to whether it was saved. */
  onSave: (kind: DataKind, isWanted: boolean) => Promise<boolean>;
};

/** For a service that sells each kind of data separately. */
export function KindChecks({ kinds, onSave }: Props) {
  return (
    <fieldset class="kinds">
      <legend>{t('kindsHeading')}</legend>
      {DATA_KINDS.map((kind) => (
        <SettingCheck
          key={kind}
          label={t(KIND_LABELS[kind])}
          checked={kinds.includes(kind)}
          onSave={(isWanted) => onSave(kind, isWanted)}
        />
      ))}
    </fieldset>
  );
}
