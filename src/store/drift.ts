import { type Drift, drift as driftSchema } from '../model/schemas/people/drift.ts';
import type { PageKind } from '../model/schemas/people/reading.ts';
import type { OpenDatabase } from './database.ts';

/** Which kinds of page can't be read at present, and since when. */
export function createDriftLog(openDatabase: OpenDatabase) {
  return {
    /** Notes a failure and gives the record of its kind: the newest reason, since the first failure. */
    async note(fresh: Drift): Promise<Drift> {
      const transaction = (await openDatabase()).transaction('drift', 'readwrite');
      // A damaged record is worth no more than none: this alarm only tells a date.
      const earlier = driftSchema.safeParse(await transaction.store.get(fresh.kind));
      const noted = { ...fresh, since: earlier.success ? earlier.data.since : fresh.since };
      await transaction.store.put(noted);
      await transaction.done;
      return noted;
    },

    /** A page of this kind was read again. */
    async clear(kind: PageKind): Promise<void> {
      await (await openDatabase()).delete('drift', kind);
    },
  };
}

export type DriftLog = ReturnType<typeof createDriftLog>;
