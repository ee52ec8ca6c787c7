import { type KeptSignal, keptSignal, type SignalWatch, signalWatch } from '../model/schemas/people/signal.ts';
import type { SignalCursor } from '../model/views/lead-views.ts';
import { type OpenDatabase, runTransaction } from './database.ts';
import { leadById } from './people/lead-links.ts';
import { readOptional } from './records.ts';

const MAX_SIGNALS = 20_000;

export function createSignals(openDatabase: OpenDatabase) {
  return {
    async watch(): Promise<SignalWatch | null> {
      return readOptional(signalWatch, await (await openDatabase()).get('signalWatch', 'signals'));
    },

    async changeWatch(change: (watch: SignalWatch) => SignalWatch): Promise<SignalWatch> {
      const transaction = (await openDatabase()).transaction('signalWatch', 'readwrite');
      return runTransaction(transaction, async () => {
        const earlier = signalWatch.safeParse(await transaction.store.get('signals')).data ?? WATCH_OFF;
        const changed = change(earlier);
        await transaction.store.put(changed);
        return changed;
      });
    },

    /** Returns the new ones: events recur on other pages and the websocket. Drops those about forgotten people. */
    async keep(signals: readonly KeptSignal[]): Promise<KeptSignal[]> {
      const transaction = (await openDatabase()).transaction(['signals', 'leads'], 'readwrite');
      return runTransaction(transaction, async () => {
        const [store, leads] = [transaction.objectStore('signals'), transaction.objectStore('leads')];
        const fresh = new Map<string, KeptSignal>();
        for (const signal of signals) {
          if ((await store.getKey(signal.id)) !== undefined) continue;
          const lead = signal.leadId === null ? null : await leadById(leads, signal.leadId);
          if (lead === undefined) continue;
          const kept = { ...signal, leadId: lead?.id ?? null };
          await store.add(kept);
          fresh.set(signal.id, kept);
        }
        const extra = (await store.count()) - MAX_SIGNALS;
        for (
          let cursor = extra > 0 ? await store.index('at').openCursor() : null, left = extra;
          cursor && left > 0;
          cursor = await cursor.continue(), left -= 1
        ) {
          // Old ones return with every poll, and would count as new each time.
          fresh.delete(cursor.primaryKey);
          await cursor.delete();
        }
        return [...fresh.values()];
      });
    },

    /** Newest first, those older than `before`; a `leadId` limits them to one person. */
    async shown(before: SignalCursor | null, leadId: string | null, most: number): Promise<KeptSignal[]> {
      const { store } = (await openDatabase()).transaction('signals');
      if (leadId !== null) {
        const found = (await store.index('leadId').getAll(leadId)).flatMap(readable);
        const older = found.filter((signal) => isBefore(signal, before));
        return older.sort((a, b) => (isBefore(b, a) ? -1 : 1)).slice(0, most);
      }
      // Events are often dated by day only; ids break the tie.
      const range = before === null ? null : IDBKeyRange.upperBound(before.at);
      const found: KeptSignal[] = [];
      for (let cursor = await store.index('at').openCursor(range, 'prev'); cursor; cursor = await cursor.continue()) {
        if (!isBefore(cursor.value, before)) continue;
        found.push(...readable(cursor.value));
        if (found.length >= most) break;
      }
      return found;
    },

    async change(id: string, change: Partial<Pick<KeptSignal, 'leadId' | 'how' | 'isSeen'>>): Promise<void> {
      const transaction = (await openDatabase()).transaction('signals', 'readwrite');
      await runTransaction(transaction, async () => {
        const signal = readOptional(keptSignal, await transaction.store.get(id));
        if (signal) await transaction.store.put({ ...signal, ...change });
      });
    },
  };
}

function isBefore(one: SignalCursor, other: SignalCursor | null): boolean {
  return other === null || one.at < other.at || (one.at === other.at && one.id < other.id);
}

const WATCH_OFF: SignalWatch = {
  ...{ id: 'signals', isOn: false, isLive: false, isAudited: false },
  ...{ readTo: null, goOnAt: 0, failure: null, liveSince: null, auditedTo: 0, auditFailure: null },
};

const readable = (record: unknown): KeptSignal[] => {
  const parsed = keptSignal.safeParse(record);
  return parsed.success ? [parsed.data] : [];
};

export type SignalStore = ReturnType<typeof createSignals>;
