import { t } from '../../i18n.ts';

type Props = { isChecked: boolean; onCheck: (isChecked: boolean) => void };

export function PhoneCheck({ isChecked, onCheck }: Props) {
  return (
    <label class="check" title={t('onlyWithPhoneHint', t('kaspr'))}>
      <input type="checkbox" checked={isChecked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      {t('onlyWithPhone')}
    </label>
  );
}
