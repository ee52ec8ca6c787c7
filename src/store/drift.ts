import { type Drift, drift as driftSchema } from '../model/schemas/people/drift.ts';
import type { PageKind } from '../model/schemas/people/reading.ts';
import type { OpenDatabase } from './database.ts';

export function createDriftLog(openDatabase: OpenDatabase) {
  return {
    /** Keeps the latest reason, and the time of the first failure. */
    async note(fresh: Drift): Promise<Drift> {
      const transaction = (await openDatabase()).transaction('drift', 'readwrite');
      const earlier = driftSchema.safeParse(await transaction.store.get(fresh.kind));
      const noted = { ...fresh, since: earlier.success ? earlier.data.since : fresh.since };
      await transaction.store.put(noted);
      await transaction.done;
      return noted;
    },

    async clear(kind: PageKind): Promise<void> {
      const database = await openDatabase();
      // Nearly always there is none, and a write would wait for all that is read meanwhile.
      if ((await database.getKey('drift', kind)) !== undefined) await database.delete('drift', kind);
    },
  };
}

export type DriftLog = ReturnType<typeof createDriftLog>;
