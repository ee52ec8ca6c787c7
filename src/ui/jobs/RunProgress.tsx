import { send } from '../../messages/send.ts';
import type { RunView } from '../../model/views/views.ts';
import { useView } from '../use-view.ts';
import { JobList } from './JobList.tsx';
import { RunItem } from './RunItem.tsx';
import { countsText, runTitle } from './run-text.ts';

const load = () => send('view-runs', null);
const isAnyRunning = (views: readonly RunView[]) => views.some(({ run }) => run.state === 'running');

/** @param begun the run that was started here last: it takes the focus, since its button has just changed */
export function RunProgress({ begun }: { begun: number | null }) {
  const { view, refresh } = useView({ topics: ['runs'] }, load, { isWorking: isAnyRunning });
  return (
    <JobList views={view ?? []} jobOf={({ run }) => run} announce={({ run }) => `${runTitle(run)}: ${countsText(run)}`}>
      {(one) => (
        <RunItem key={one.run.id} view={one} takesFocus={one.run.id === begun} onSteered={() => void refresh()} />
      )}
    </JobList>
  );
}
