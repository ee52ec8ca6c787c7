import type { Handlers } from '../../messages/receive.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { Bulk } from '../../purchasing/bulk/bulk.ts';
import type { QueueStore } from '../../store/jobs/queue.ts';
import type { Views } from '../views/views.ts';

type RunHandlersDeps = {
  readonly views: Views;
  readonly bulk: Bulk;
  readonly queue: QueueStore;
  readonly startBulk: () => void;
  readonly changed: Changed;
  readonly now: () => number;
};

export function createRunHandlers({ views, bulk, queue, startBulk, changed, now }: RunHandlersDeps) {
  /** @param people who may have begun or ceased to wait for their turn; null: anyone */
  async function steer(change: Promise<unknown>, people: readonly string[] | null): Promise<null> {
    await change;
    changed(changeOf(['runs'], people));
    startBulk();
    return null;
  }

  return {
    'view-prices': ({ people, phoneRequired }) => views.prices(people, phoneRequired),
    'view-runs': () => views.runs(),
    async 'buy-run'({ people, phoneRequired, stopAfter }) {
      const run = await bulk.begin({ phoneRequired, stopAfter }, people);
      await steer(Promise.resolve(), null);
      return run && { id: run.id };
    },
    'pause-run': ({ id }) => steer(queue.pause(id, null), []),
    'resume-run': ({ id }) => steer(queue.resume(id), []),
    'cancel-run': ({ id }) => steer(queue.cancel(id, now()), null),
  } satisfies Partial<Handlers>;
}
