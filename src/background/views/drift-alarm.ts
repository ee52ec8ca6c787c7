import type { Drift } from '../../model/schemas/people/drift.ts';
import type { PageReading } from '../../model/schemas/people/reading.ts';
import type { DriftLog } from '../../store/drift.ts';

/** Reasons that speak of a page which Leadlight should be able to read; walls and the like come and go by themselves. */
const DRIFT_REASONS: readonly string[] = ['unknown-layout', 'not-the-subject', 'field-missing'];
/** What is about nobody can't stop being readable. */
const WITHOUT_PEOPLE: readonly string[] = ['other', 'none'];

type UnreadableReading = Extract<PageReading, { shows: 'nothing' }>;

/** Notices that a kind of page stops being readable, and that it is readable again. Nothing of it is sent anywhere. */
export function createDriftAlarm(log: DriftLog, now: () => number) {
  return {
    /** @returns since when this kind of page can't be read; null where nothing is wrong with the reader */
    async failed({ kind, layout, reason, missing }: UnreadableReading): Promise<Drift | null> {
      if (!DRIFT_REASONS.includes(reason) || WITHOUT_PEOPLE.includes(kind)) return null;
      return log.note({ kind, layout, reason, missing, since: now() });
    },

    /** A list without rows proves nothing: a search may find nobody, and a reader may find no row. */
    async read(reading: Exclude<PageReading, UnreadableReading>): Promise<void> {
      if (reading.shows !== 'list' || reading.rows.length > 0) await log.clear(reading.kind);
    },
  };
}

export type DriftAlarm = ReturnType<typeof createDriftAlarm>;
