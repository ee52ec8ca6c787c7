import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { RunView } from '../../model/views/views.ts';
import { FailureAlert } from '../purchase/FailureAlert.tsx';
import { NotifyCheck } from './NotifyCheck.tsx';
import { RunFailures } from './RunFailures.tsx';
import { countsText, runTitle, spentText, sum, waitText } from './run-text.ts';
import { useWorkFocus } from './use-work-focus.ts';
import { WorkProgress } from './WorkProgress.tsx';

type Props = {
  view: RunView;
  takesFocus: boolean;
  /** Told after a word to the run. */
  onSteered: () => void;
};

/** One look-up of many people: how far it is, what it cost, why it waits, and how to stop it. */
export function RunItem({ view: { run, failures }, takesFocus, onSteered }: Props) {
  const id = useId();
  const isRunning = run.state === 'running';
  const isOpen = isRunning || run.state === 'paused';
  const section = useWorkFocus(takesFocus, isOpen);

  async function resume() {
    // Whether there are credits again is asked for nothing; what was known of them would stop it at once.
    if (run.why?.kind === 'out-of-credits') await send('check-account', { service: run.service });
    await steer('resume-run');
  }

  async function steer(name: 'pause-run' | 'resume-run' | 'cancel-run') {
    await send(name, { id: run.id });
    onSteered();
  }

  const waits = waitText(run);
  const all = sum(run.counts);
  return (
    <section class="run" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{runTitle(run)}</h2>
      <WorkProgress
        {...{ state: run.state, done: all - run.counts.waiting, all, labelledBy: id }}
        text={countsText(run)}
      />
      <p>{countsText(run)}</p>
      <p class="hint">
        {spentText(run)}
        {waits && <strong class="run-waits">{waits}</strong>}
      </p>
      {run.state === 'paused' && run.why && (
        <FailureAlert
          failure={run.why}
          // Its other ways out are those of "Resume".
          {...(run.why.kind === 'no-permission' ? { onAllowed: () => void resume() } : {})}
        />
      )}
      {isOpen && (
        <div class="row">
          <button type="button" onClick={() => void (isRunning ? steer('pause-run') : resume())}>
            {t(isRunning ? 'pauseRun' : 'resumeRun')}
          </button>
          <button type="button" class="quiet" onClick={() => void steer('cancel-run')}>
            {t('cancelRun')}
          </button>
        </div>
      )}
      <RunFailures failures={failures} count={run.counts.failed} />
      {isOpen && <NotifyCheck />}
    </section>
  );
}
