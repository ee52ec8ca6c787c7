import { useState } from 'preact/hooks';
import { send } from '../../../messages/send.ts';
import type { CrmBulkPushView } from '../../../model/views/lead-views.ts';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';
import { useFollowed } from '../../use-followed.tsx';
import { bulkPushCounts, bulkPushTitle } from './bulk-push-text.ts';
import { CrmBulkPushItem } from './CrmBulkPushItem.tsx';

const load = () => send('view-bulk-pushes', null);
const isAnyRunning = (views: readonly CrmBulkPushView[]) => views.some(({ bulkPush }) => bulkPush.state === 'running');

/**
 * The bulk pushes that are under way, those that were over while this page was open, and those that still want a word of the user.
 * @param begun the number of the one that was begun here last: it takes the focus, as its button has just gone
 */
export function CrmBulkPushes({ begun }: { begun: number | null }) {
  const [openedAt] = useState(Date.now);
  const { value: view, failure } = useFollowed(load, isAnyRunning);
  const shown = (view ?? []).filter(
    ({ bulkPush: { endedAt }, choices }) => endedAt === null || endedAt >= openedAt || choices.length > 0,
  );
  const stopped = shown.filter(({ bulkPush }) => bulkPush.state !== 'running');
  if (failure) return <FailureAlert failure={failure} />;
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((one) => (
        <CrmBulkPushItem key={one.bulkPush.id} view={one} takesFocus={one.bulkPush.id === begun} />
      ))}
      {/* Only ends are said: every step would be a stream of words. */}
      <p class="visually-hidden" role="status">
        {stopped.map(({ bulkPush }) => `${bulkPushTitle(bulkPush)}: ${bulkPushCounts(bulkPush)}`).join(' ')}
      </p>
    </>
  );
}
