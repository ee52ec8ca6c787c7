import { useRef } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import { type FixedDraft, type MappingDraft, withFixedRow } from './mapping-draft.ts';

type Props = { draft: MappingDraft; onChange: (draft: MappingDraft) => void };

/** Written into every new contact: what the CRM demands, such as the lead that it belongs to. */
export function FixedValues({ draft, onChange }: Props) {
  const add = useRef<HTMLButtonElement>(null);

  function change(id: number, more: Partial<FixedDraft>) {
    onChange({ ...draft, fixed: draft.fixed.map((row) => (row.id === id ? { ...row, ...more } : row)) });
  }

  function remove(id: number) {
    onChange({ ...draft, fixed: draft.fixed.filter((row) => row.id !== id) });
    // The button is gone, and the focus with it.
    add.current?.focus();
  }

  return (
    <fieldset>
      <legend>{t('fixedHeading')}</legend>
      <p class="hint">{t('fixedAbout')}</p>
      {draft.fixed.map(({ id, field, text }, at) => (
        <div class="fixed-row" key={id}>
          <input
            type="text"
            dir="ltr"
            spellcheck={false}
            aria-label={t('fixedField', at + 1)}
            placeholder={t('mappingField')}
            value={field}
            onInput={(event) => change(id, { field: event.currentTarget.value })}
          />
          <input
            type="text"
            dir="auto"
            aria-label={t('fixedText', at + 1)}
            placeholder={t('mappingValue')}
            value={text}
            onInput={(event) => change(id, { text: event.currentTarget.value })}
          />
          <button type="button" class="quiet" aria-label={t('removeFixed', at + 1)} onClick={() => remove(id)}>
            {t('remove')}
          </button>
        </div>
      ))}
      <div class="row">
        <button type="button" class="quiet" ref={add} onClick={() => onChange(withFixedRow(draft))}>
          {t('addFixed')}
        </button>
      </div>
    </fieldset>
  );
}
