import { useEffect, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import type { RunView } from '../../model/views/views.ts';
import { useView } from '../use-view.ts';
import { RunItem } from './RunItem.tsx';
import { countsText, runTitle } from './run-text.ts';

const load = () => send('view-runs', null);
const isAnyRunning = (views: readonly RunView[]) => views.some(({ run }) => run.state === 'running');

/**
 * The look-ups of many people that are under way, and those that were over while this page was open.
 * @param begun the number of the run that was begun here last: it takes the focus, as its button has just changed
 */
export function RunProgress({ begun }: { begun: number | null }) {
  const [openedAt] = useState(Date.now);
  const { view, refresh } = useView<readonly RunView[]>(null, load, isAnyRunning);
  // One that is paused announces nothing.
  useEffect(() => void refresh(), [refresh]);
  const shown = (view ?? []).filter(({ run }) => run.endedAt === null || run.endedAt >= openedAt);
  const stopped = shown.filter(({ run }) => run.state !== 'running').map(({ run }) => run);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((one) => (
        <RunItem key={one.run.id} view={one} takesFocus={one.run.id === begun} onSteered={() => void refresh()} />
      ))}
      {/* Only ends are said: every step would be a stream of words. */}
      <p class="visually-hidden" role="status">
        {stopped.map((run) => `${runTitle(run)}: ${countsText(run)}`).join(' ')}
      </p>
    </>
  );
}
