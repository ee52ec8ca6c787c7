import { t } from '../../i18n.ts';
import type { DryRun } from '../../model/schemas/crm/crm.ts';
import { CrmChoice } from './CrmChoice.tsx';
import { CrmDiffers, CrmFills } from './CrmFields.tsx';
import { CrmLink } from './CrmLink.tsx';
import type { CrmPushChoices } from './use-crm.ts';

type Props = {
  name: string;
  run: DryRun;
  word: CrmPushChoices;
  isBusy: boolean;
  onWord: (word: CrmPushChoices) => void;
};

export function CrmRun({ name, run, word, isBusy, onWord }: Props) {
  switch (run.kind) {
    case 'new':
      return (
        <>
          <p>{t('crmNew')}</p>
          <CrmFills fills={run.fills} />
        </>
      );
    case 'exists':
      return (
        <>
          <p>
            {t('crmExists')} <CrmLink link={run.link} />
          </p>
          {run.fills.length > 0 && (
            <>
              <p class="hint">{t('crmFills')}</p>
              <CrmFills fills={run.fills} />
            </>
          )}
          {run.differs.length > 0 && (
            <>
              <p class="hint">{t('crmDiffers')}</p>
              <CrmDiffers
                differs={run.differs}
                ticked={word.ticked}
                isDisabled={isBusy}
                onTick={(ticked) => onWord({ ...word, ticked })}
              />
            </>
          )}
          {run.fills.length === 0 && (
            <p class="hint">{t(run.differs.length === 0 ? 'crmNothingToWrite' : 'crmNothingTicked')}</p>
          )}
        </>
      );
    case 'several':
      return (
        <CrmChoice
          {...{ name, candidates: run.candidates, choice: word.choice, isDisabled: isBusy }}
          onChoose={(choice) => onWord({ ...word, choice })}
        />
      );
    case 'left-out':
      return (
        <p class="alert alert-calm" dir="auto">
          {t(run.why === 'opted-out' ? 'crmOptedOut' : 'crmNoData', name)}
        </p>
      );
  }
}
