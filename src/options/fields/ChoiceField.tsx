import { useEffect } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import type { NamedChoice } from '../../model/views/views.ts';
import { FailedAnswer } from './FailedAnswer.tsx';
import { useAnswer } from './use-answer.ts';

type Props = {
  name: string;
  /** Null while something else has to be chosen first. */
  load: (() => Promise<Outcome<readonly NamedChoice[]>>) | null;
  chosen: NamedChoice | null;
  onChoose: (choice: NamedChoice | null) => void;
};

/** If there is only one option, it is chosen. */
export function ChoiceField({ name, load, chosen, onChoose }: Props) {
  // Another question is another field.
  const { answer: choices, failure, askAgain } = useAnswer(load, []);

  useEffect(() => {
    const [only] = choices ?? [];
    if (only && choices?.length === 1) onChoose(only);
  }, [choices]);

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
      {failure && <FailedAnswer failure={failure} onTryAgain={askAgain} />}
    </div>
  );
}

function wordsFor(choices: readonly NamedChoice[] | null): string {
  if (!choices) return t('choosing');
  return t(choices.length === 0 ? 'chooseNothing' : 'chooseOne');
}
