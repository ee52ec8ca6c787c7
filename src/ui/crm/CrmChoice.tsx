import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { CrmCandidate } from '../../model/schemas/crm/crm.ts';
import { CrmLink } from './CrmLink.tsx';
import type { CrmPushChoices } from './use-crm.ts';

type ContactChoice = CrmPushChoices['choice'];
type Props = {
  name: string;
  candidates: readonly CrmCandidate[];
  choice: ContactChoice;
  isDisabled: boolean;
  onChoose: (choice: ContactChoice) => void;
};

/** As joined by crm/match/dry-run.ts. */
const SEPARATOR = ' · ';

const CONTRADICTIONS = { name: 'crmAnotherName', linkedin: 'crmAnotherProfile' } as const;

export function CrmChoice({ name, candidates, choice, isDisabled, onChoose }: Props) {
  const group = useId();
  const hint = useId();
  const isDuplicate = candidates.some(({ matches }) => matches);
  const chosen = choice === null || choice === 'new' ? choice : choice.id;
  return (
    <fieldset class="crm-choice" disabled={isDisabled}>
      <legend dir="auto">{t('crmWhich', name)}</legend>
      {candidates.map(({ id, text, link, matches, contradicts }) => (
        <div key={id} class="crm-candidate">
          <label class="check">
            <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose({ id })} />
            <span>
              {text.split(SEPARATOR).map((part, at) => (
                <span key={`${at} ${part}`}>
                  {at > 0 && SEPARATOR}
                  <bdi>{part}</bdi>
                </span>
              ))}
              {matches && <span class="hint"> · {t('crmSameAddress')}</span>}
              {contradicts && <span class="hint"> · {t(CONTRADICTIONS[contradicts])}</span>}
            </span>
          </label>
          <CrmLink link={link} />
        </div>
      ))}
      <label class="check">
        <input
          type="radio"
          name={group}
          checked={chosen === 'new'}
          disabled={isDuplicate}
          aria-describedby={isDuplicate ? hint : undefined}
          onChange={() => onChoose('new')}
        />
        {t('crmCreateNew')}
      </label>
      <p class="hint" id={hint}>
        {t(isDuplicate ? 'crmWouldDuplicate' : 'crmChoiceHint')}
      </p>
    </fieldset>
  );
}
