import { t } from '../../i18n.ts';

type Days = { readonly from: string; readonly to: string };
type Props = Days & { isOdd: boolean; onType: (days: Partial<Days>) => void };

export function DayFields({ from, to, isOdd, onType }: Props) {
  const field = (name: 'from' | 'to', value: string) => (
    <label class="field">
      {t(name === 'from' ? 'dayFrom' : 'dayTo')}
      <input
        type="date"
        aria-invalid={isOdd}
        value={value}
        onInput={({ currentTarget }) => onType({ [name]: currentTarget.value })}
      />
    </label>
  );
  return (
    <>
      {field('from', from)}
      {field('to', to)}
    </>
  );
}

/** Whether a date is typed in part, which browsers pass on as empty. */
export function hasUnfinishedDay(form: HTMLFormElement | null): boolean {
  return [...(form?.querySelectorAll('input') ?? [])].some(({ validity }) => validity.badInput);
}
