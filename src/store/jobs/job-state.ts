import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Run } from '../../model/schemas/purchases/run.ts';

/** What bulk runs and bulk pushes have in common. */
type JobRecord = Pick<Run, 'state' | 'why' | 'waitUntil' | 'endedAt'>;

/** How work that goes on by itself is held up, taken up again and ended. Where it is in a state that has no such way, nothing changes. */
export function jobState<Work>(
  change: (id: number, patch: (work: JobRecord) => Partial<JobRecord>) => Promise<Work | null>,
) {
  return {
    wait: (id: number, until: number | null) =>
      change(id, ({ state }) => (state === 'running' ? { waitUntil: until } : {})),

    pause: (id: number, why: Failure | null) =>
      change(id, ({ state }) => (state === 'running' ? { state: 'paused', why, waitUntil: null } : {})),

    resume: (id: number) =>
      change(id, ({ state }) => (state === 'paused' ? { state: 'running', why: null, waitUntil: null } : {})),

    cancel: (id: number, at: number) =>
      change(id, ({ state }) =>
        state === 'running' || state === 'paused'
          ? { state: 'cancelled', endedAt: at, waitUntil: null, why: null }
          : {},
      ),
  };
}
