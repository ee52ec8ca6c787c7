import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { NamedChoice } from '../../model/views/views.ts';
import { failureHere } from '../connections/verified-text.ts';

type Props = {
  name: string;
  /** Null while something else has to be chosen first. */
  load: (() => Promise<Outcome<readonly NamedChoice[]>>) | null;
  chosen: NamedChoice | null;
  onChoose: (choice: NamedChoice | null) => void;
};

/** If there is only one option, it is chosen. */
export function ChoiceField({ name, load, chosen, onChoose }: Props) {
  const [choices, setChoices] = useState<readonly NamedChoice[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);

  // Once per attempt: another question is another field.
  useEffect(() => {
    let isOpen = true;
    setFailure(null);
    void load?.().then((outcome) => {
      if (!isOpen) return;
      if (!outcome.ok) return setFailure(outcome.failure);
      setChoices(outcome.value);
      const [only] = outcome.value;
      if (only && outcome.value.length === 1) onChoose(only);
    });
    return () => {
      isOpen = false;
    };
  }, [tries]);

  return (
    <div class="field">
      <label class="field">
        {name}
        <select
          value={chosen?.id ?? ''}
          disabled={!choices?.length}
          onChange={(event) => onChoose(choices?.find(({ id }) => id === event.currentTarget.value) ?? null)}
        >
          <option value="">{load && failure === null ? wordsFor(choices) : ''}</option>
          {choices?.map(({ id, name: label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {failure && (
        <div class="row" role="alert">
          <span class="outcome outcome-bad">{failureHere(failure)}</span>
          <button type="button" class="quiet" onClick={() => setTries(tries + 1)}>
            {t('tryAgain')}
          </button>
        </div>
      )}
    </div>
  );
}

function wordsFor(choices: readonly NamedChoice[] | null): string {
  if (!choices) return t('choosing');
  return t(choices.length === 0 ? 'chooseNothing' : 'chooseOne');
}
