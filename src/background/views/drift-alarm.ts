import { describeListAddress } from '../../linkedin/urls/list-address.ts';
import type { Drift } from '../../model/schemas/people/drift.ts';
import type { PageReading } from '../../model/schemas/people/reading.ts';
import type { DriftLog } from '../../store/drift.ts';

/** Reasons that point at the reader; login walls and the like come and go. */
const DRIFT_REASONS: readonly string[] = ['unknown-layout', 'not-the-subject', 'field-missing'];
const WITHOUT_PEOPLE: readonly string[] = ['other', 'none'];

type UnreadableReading = Extract<PageReading, { shows: 'nothing' }>;

/** Notices when a kind of page stops being readable, and when it is readable again. Nothing is sent anywhere. */
export function createDriftAlarm(log: DriftLog, now: () => number) {
  return {
    /** @returns since when this kind of page can't be read; null if the reader is not to blame */
    async failed({ kind, layout, reason, missing }: UnreadableReading): Promise<Drift | null> {
      if (!DRIFT_REASONS.includes(reason) || WITHOUT_PEOPLE.includes(kind)) return null;
      return log.note({ kind, layout, reason, missing, since: now() });
    },

    /** An empty list proves nothing: the search, or the reader, may have found no rows. */
    async read(reading: Exclude<PageReading, UnreadableReading>): Promise<void> {
      const isEmpty = reading.shows === 'list' && reading.rows.length === 0;
      // The person of a conversation says nothing about profiles.
      const isElsewhere = reading.shows === 'person' && describeListAddress(reading.address) !== null;
      if (!isEmpty && !isElsewhere) await log.clear(reading.kind);
    },
  };
}

export type DriftAlarm = ReturnType<typeof createDriftAlarm>;
