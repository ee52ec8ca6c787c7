import { useId, useState } from 'preact/hooks';
import { t, tn } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { Failure } from '../../../model/schemas/purchases/failure.ts';
import type { CrmBulkPushView } from '../../../model/views/lead-views.ts';
import { SendToCrm } from '../../../ui/crm/SendToCrm.tsx';
import { JobFailures } from '../../../ui/jobs/JobFailures.tsx';
import { type JobAction, JobItem } from '../../../ui/jobs/JobItem.tsx';
import { waitText } from '../../../ui/jobs/job-text.ts';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';
import { failureText } from '../../../ui/purchase/failure-text.ts';
import { bulkPushCounts, bulkPushTitle } from './bulk-push-text.ts';

type Props = { view: CrmBulkPushView; takesFocus: boolean };

/** One bulk push, with the people who failed and those about whom the user has to decide. */
export function CrmBulkPushItem({ view: { bulkPush, failures, choices }, takesFocus }: Props) {
  const [refused, setRefused] = useState<Failure | null>(null);

  async function steer(action: JobAction) {
    const outcome = await send(`${action}-bulk-push`, { id: bulkPush.id });
    setRefused(outcome.ok ? null : outcome.failure);
  }

  const waits = waitText(bulkPush);
  const hint = waits && <strong class="hint run-waits">{waits}</strong>;
  const failed = failures.map(({ leadId, name, failure }) => {
    const { sentence, step } = failureText(failure);
    return { id: leadId, name: name || t('leadNameless'), reason: `${sentence} ${step}` };
  });
  return (
    <JobItem
      {...{ job: bulkPush, title: bulkPushTitle(bulkPush), counts: bulkPushCounts(bulkPush), hint, takesFocus }}
      onAction={(action) => void steer(action)}
    >
      {refused && <FailureAlert failure={refused} />}
      <Choices choices={choices} />
      <JobFailures failures={failed} count={bulkPush.counts.failed} />
    </JobItem>
  );
}

/** People who could be several contacts: each is sent alone, once the user has said which one it is. */
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
