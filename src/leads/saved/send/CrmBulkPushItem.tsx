import { useId, useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { Failure } from '../../../model/schemas/purchases/failure.ts';
import type { CrmBulkPushView } from '../../../model/views/lead-views.ts';
import { SendToCrm } from '../../../ui/crm/SendToCrm.tsx';
import { useWorkFocus } from '../../../ui/jobs/use-work-focus.ts';
import { WorkProgress } from '../../../ui/jobs/WorkProgress.tsx';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';
import { failureText } from '../../../ui/purchase/failure-text.ts';
import { bulkPushCounts, bulkPushTitle, bulkPushWait, sum } from './bulk-push-text.ts';

type Props = { view: CrmBulkPushView; takesFocus: boolean };

/** One bulk push: how far it is, what it did, why it waits, who failed, and about whom the user has to say something. */
export function CrmBulkPushItem({ view: { bulkPush, failures, choices }, takesFocus }: Props) {
  const id = useId();
  const [refused, setRefused] = useState<Failure | null>(null);
  const isRunning = bulkPush.state === 'running';
  const isOpen = isRunning || bulkPush.state === 'paused';
  const section = useWorkFocus(takesFocus, isOpen);

  async function steer(name: 'pause-bulk-push' | 'resume-bulk-push' | 'cancel-bulk-push') {
    const outcome = await send(name, { id: bulkPush.id });
    setRefused(outcome.ok ? null : outcome.failure);
  }

  const waits = bulkPushWait(bulkPush);
  const all = sum(bulkPush.counts);
  return (
    <section class="run" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{bulkPushTitle(bulkPush)}</h2>
      <WorkProgress
        {...{ state: bulkPush.state, done: all - bulkPush.counts.waiting, all, labelledBy: id }}
        text={bulkPushCounts(bulkPush)}
      />
      <p>{bulkPushCounts(bulkPush)}</p>
      {waits && <strong class="hint run-waits">{waits}</strong>}
      {bulkPush.state === 'paused' && bulkPush.why && (
        <FailureAlert
          failure={bulkPush.why}
          // Its other ways out are those of "Resume".
          {...(bulkPush.why.kind === 'no-permission' ? { onAllowed: () => void steer('resume-bulk-push') } : {})}
        />
      )}
      {isOpen && (
        <div class="row">
          <button type="button" onClick={() => void steer(isRunning ? 'pause-bulk-push' : 'resume-bulk-push')}>
            {t(isRunning ? 'pauseRun' : 'resumeRun')}
          </button>
          <button type="button" class="quiet" onClick={() => void steer('cancel-bulk-push')}>
            {t('cancelRun')}
          </button>
        </div>
      )}
      {refused && <FailureAlert failure={refused} />}
      <Choices choices={choices} />
      <Failures failures={failures} count={bulkPush.counts.failed} />
    </section>
  );
}

/** Who could be several contacts: each is sent by itself, once the user has said who they are. */
function Choices({ choices }: { choices: CrmBulkPushView['choices'] }) {
  const id = useId();
  const [opened, setOpened] = useState<string | null>(null);
  if (choices.length === 0) return null;
  const shown = choices.find((one) => one.id === opened);
  return (
    <div class="section">
      <h3 id={id}>{tn('sendingChoices', choices.length)}</h3>
      <ul class="sending-choices" aria-labelledby={id}>
        {choices.map(({ id: leadId, name }) => (
          <li key={leadId}>
            <bdi>{name}</bdi>
            <button
              type="button"
              aria-label={t('sendingChooseFor', name)}
              aria-expanded={leadId === opened}
              onClick={() => setOpened(leadId === opened ? null : leadId)}
            >
              {t('sendingChooseOne')}
            </button>
          </li>
        ))}
      </ul>
      {shown && <SendToCrm key={shown.id} leadId={shown.id} name={shown.name} onDone={() => setOpened(null)} />}
    </div>
  );
}

function Failures({ failures, count }: { failures: CrmBulkPushView['failures']; count: number }) {
  if (failures.length === 0) return null;
  return (
    <details class="run-failures">
      <summary>{tn('runFailures', count)}</summary>
      <ul>
        {failures.map(({ leadId, name, failure }) => {
          const { sentence, step } = failureText(failure);
          return (
            <li key={leadId}>
              <bdi>{name || t('leadNameless')}</bdi> <span class="hint">{`${sentence} ${step}`}</span>
            </li>
          );
        })}
      </ul>
      {count > failures.length && <p class="hint">{t('andMore', formatNumber(count - failures.length))}</p>}
    </details>
  );
}
