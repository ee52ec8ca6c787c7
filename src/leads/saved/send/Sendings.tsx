import { useState } from 'preact/hooks';
import { send } from '../../../messages/send.ts';
import type { SendingView } from '../../../model/views/lead-views.ts';
import { FailureAlert } from '../../../ui/purchase/Alert.tsx';
import { useFollowed } from '../../use-followed.tsx';
import { SendingItem } from './SendingItem.tsx';
import { sendingCounts, sendingTitle } from './sending-text.ts';

const load = () => send('view-sendings', null);
const isAnyRunning = (views: readonly SendingView[]) => views.some(({ sending }) => sending.state === 'running');

/**
 * The bulk pushes that are under way, those that were over while this page was open, and those that still want a word of the user.
 * @param begun the number of the one that was begun here last: it takes the focus, as its button has just gone
 */
export function Sendings({ begun }: { begun: number | null }) {
  const [openedAt] = useState(Date.now);
  const { value: view, failure } = useFollowed(load, isAnyRunning);
  const shown = (view ?? []).filter(
    ({ sending: { endedAt }, choices }) => endedAt === null || endedAt >= openedAt || choices.length > 0,
  );
  const stopped = shown.filter(({ sending }) => sending.state !== 'running');
  if (failure) return <FailureAlert failure={failure} />;
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((one) => (
        <SendingItem key={one.sending.id} view={one} takesFocus={one.sending.id === begun} />
      ))}
      {/* Only ends are said: every step would be a stream of words. */}
      <p class="visually-hidden" role="status">
        {stopped.map(({ sending }) => `${sendingTitle(sending)}: ${sendingCounts(sending)}`).join(' ')}
      </p>
    </>
  );
}
