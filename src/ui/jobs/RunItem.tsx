import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { isOpenJob } from '../../model/open-job.ts';
import type { RunView } from '../../model/views/views.ts';
import { failureText } from '../purchase/failure-text.ts';
import { LedgerLink } from '../purchase/LedgerLink.tsx';
import { JobFailures } from './JobFailures.tsx';
import { type JobAction, JobItem } from './JobItem.tsx';
import { waitText } from './job-text.ts';
import { NotifyCheck } from './NotifyCheck.tsx';
import { countsText, runTitle, spentText } from './run-text.ts';

type Props = {
  view: RunView;
  takesFocus: boolean;
  onSteered: () => void;
};

export function RunItem({ view: { run, failures }, takesFocus, onSteered }: Props) {
  async function steer(action: JobAction) {
    // A free call refreshes the balance; the stale one would stop the run at once.
    if (action === 'resume' && run.why?.kind === 'out-of-credits')
      await send('check-account', { service: run.service });
    await send(`${action}-run`, { id: run.id });
    onSteered();
  }

  const waits = waitText(run);
  const hint = (
    <p class="hint">
      {spentText(run)}
      {waits && <strong class="run-waits">{waits}</strong>}
    </p>
  );
  const failed = failures.map(({ person: { slug, name }, failure }) => ({
    ...{ id: slug, name, reason: failure && failureText(failure).sentence },
  }));
  return (
    <JobItem
      {...{ job: run, title: runTitle(run), counts: countsText(run), hint, takesFocus }}
      onAction={(action) => void steer(action)}
    >
      <JobFailures failures={failed} count={run.counts.failed}>
        <p class="hint">
          {t('runFailuresHint')} <LedgerLink />
        </p>
      </JobFailures>
      {isOpenJob(run) && <NotifyCheck />}
    </JobItem>
  );
}
