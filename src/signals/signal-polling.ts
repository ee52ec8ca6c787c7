import type { KeptSignal, Signal, SignalWatch } from '../model/schemas/people/signal.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../model/views/change.ts';
import type { EventPage } from '../services/cognism-2016/events/event-pages.ts';
import type { ServiceResult } from '../services/http/service-result.ts';
import { createRecogniser, type Recognise, type WatchedPerson } from './recognise.ts';
import { type SignalSearch, searchesFor, splitInHalves } from './search.ts';

const HOUR = 3_600_000;
const READ_INTERVAL_MS = 6 * HOUR;
const FIRST_READ_SPAN_MS = 7 * 24 * HOUR;
/** Events reach the service late, so this much is read again; known ids are skipped. */
const READ_OVERLAP_MS = 24 * HOUR;
const RETRY_DELAY_MS = HOUR;
/** The websocket may bring many messages a second. */
const PEOPLE_CACHE_MS = 10_000;

type SignalPollingDeps = {
  readonly store: {
    readonly watch: () => Promise<SignalWatch | null>;
    readonly changeWatch: (change: (watch: SignalWatch) => SignalWatch) => Promise<SignalWatch>;
    readonly keep: (signals: readonly KeptSignal[]) => Promise<KeptSignal[]>;
  };
  readonly watched: () => Promise<readonly WatchedPerson[]>;
  readonly events: (rule: string, from: number, to: number) => AsyncIterable<ServiceResult<EventPage>>;
  readonly notifyNews: (signals: readonly KeptSignal[]) => unknown;
  readonly changed: Changed;
  readonly now: () => number;
};

const changeFor = (fresh: readonly KeptSignal[]) =>
  changeOf(
    ['signals', 'people'],
    fresh.flatMap(({ leadId }) => leadId ?? []),
  );

/** All state is in the store: it may die at any point. */
export function createSignalPolling({ store, watched, events, notifyNews, changed, now }: SignalPollingDeps) {
  let remembered: { readonly recognise: Promise<Recognise>; readonly at: number } | null = null;

  function recogniseSaved(): Promise<Recognise> {
    if (remembered && Math.abs(now() - remembered.at) < PEOPLE_CACHE_MS) return remembered.recognise;
    const latest = { recognise: watched().then(createRecogniser), at: now() };
    remembered = latest;
    latest.recognise.catch(() => {
      if (remembered === latest) remembered = null;
    });
    return latest.recognise;
  }

  async function readPages({ rule, from, to }: SignalSearch, take: (signals: readonly Signal[]) => Promise<void>) {
    let isCut = false;
    for await (const page of events(rule, from, to)) {
      if (!page.ok) return page.failure;
      await take(page.value.signals);
      isCut = page.value.more;
    }
    return isCut ? 'cut' : null;
  }

  /** `unwanted`: signals were switched off meanwhile; reading is slow where few requests are allowed. */
  async function read(
    searches: SignalSearch[],
    take: (signals: readonly Signal[]) => Promise<void>,
  ): Promise<Failure | 'unwanted' | null> {
    let unreadable: Failure | null = null;
    for (const search of searches) {
      if (!(await store.watch())?.isOn) return 'unwanted';
      const end = await readPages(search, take);
      if (end === 'cut') searches.push(...splitInHalves(search));
      // One unreadable reply says nothing about the other searches.
      else if (end?.kind === 'unreadable-reply') unreadable = end;
      else if (end) return end;
    }
    return unreadable;
  }

  /** Notifies once, even if not everything could be read. */
  async function poll(from: number, to: number): Promise<Failure | 'unwanted' | null> {
    const people = await watched();
    const recognise = createRecogniser(people);
    const fresh: KeptSignal[] = [];
    try {
      return await read(searchesFor(people, from, to), async (signals) => {
        fresh.push(...(await store.keep(recognise(signals))));
      });
    } finally {
      if (fresh.length > 0) {
        notifyNews(fresh);
        changed(changeFor(fresh));
      }
    }
  }

  return {
    async advance(): Promise<number | null> {
      const watch = await store.watch();
      if (!watch?.isOn) return null;
      const start = now();
      if (watch.goOnAt > start) return watch.goOnAt;
      const failure = await poll((watch.readTo ?? start - FIRST_READ_SPAN_MS) - READ_OVERLAP_MS, start);
      if (failure === 'unwanted') return null;
      const goOnAt =
        failure?.kind === 'rate-limited' ? failure.until : now() + (failure ? RETRY_DELAY_MS : READ_INTERVAL_MS);
      await store.changeWatch((latest) => ({ ...latest, failure, goOnAt, readTo: failure ? latest.readTo : start }));
      changed(changeOf(['signals']));
      return goOnAt;
    },

    async hear(signals: readonly Signal[]): Promise<void> {
      const recognise = await recogniseSaved();
      const fresh = await store.keep(recognise(signals));
      if (fresh.length === 0) return;
      notifyNews(fresh);
      changed(changeFor(fresh));
    },
  };
}
