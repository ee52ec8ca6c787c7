import { send } from '../../../messages/send.ts';
import type { CrmBulkPushView } from '../../../model/views/lead-views.ts';
import { JobList } from '../../../ui/jobs/JobList.tsx';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';
import { useView } from '../../../ui/use-view.ts';
import { bulkPushCounts, bulkPushTitle } from './bulk-push-text.ts';
import { CrmBulkPushItem } from './CrmBulkPushItem.tsx';

const load = () => send('view-bulk-pushes', null);
const isAnyRunning = (views: readonly CrmBulkPushView[]) => views.some(({ bulkPush }) => bulkPush.state === 'running');

/** Unfinished bulk pushes, those that ended while this page was open, and those that wait for a decision. */
export function CrmBulkPushes({ begun }: { begun: number | null }) {
  const { view, failure } = useView({ topics: ['pushes', 'people'] }, load, { isWorking: isAnyRunning });
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <JobList
        // Empty rather than left out: the list remembers since when the page is open.
        views={failure ? [] : (view ?? [])}
        jobOf={({ bulkPush }) => bulkPush}
        isStillNeeded={({ choices }) => choices.length > 0}
        announce={({ bulkPush }) => `${bulkPushTitle(bulkPush)}: ${bulkPushCounts(bulkPush)}`}
      >
        {(one) => <CrmBulkPushItem key={one.bulkPush.id} view={one} takesFocus={one.bulkPush.id === begun} />}
      </JobList>
    </>
  );
}
