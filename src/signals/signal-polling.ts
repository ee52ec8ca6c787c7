import type { KeptSignal, Signal, SignalWatch } from '../model/schemas/people/signal.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { EventPage } from '../services/cognism-2016/events/event-pages.ts';
import type { ServiceResult } from '../services/http/service-result.ts';
import { createRecogniser, type Recognise, type WatchedPerson } from './recognise.ts';
import { type SignalSearch, searchesFor, splitInHalves } from './search.ts';

const HOUR = 3_600_000;
/** Events are read so often, and the first time so far back (ms). */
const READ_INTERVAL_MS = 6 * HOUR;
const FIRST_READ_SPAN_MS = 7 * 24 * HOUR;
/** What is known to the service only later comes again within so much time, and is told by its id (ms). */
const READ_OVERLAP_MS = 24 * HOUR;
/** After a failure it is looked again this much later, unless the service says when (ms). */
const RETRY_DELAY_MS = HOUR;
/** The websocket may bring many messages a second: so long the saved people are not read again for them (ms). */
const PEOPLE_CACHE_MS = 10_000;

type SignalPollingDeps = {
  readonly store: {
    readonly watch: () => Promise<SignalWatch | null>;
    readonly changeWatch: (change: (watch: SignalWatch) => SignalWatch) => Promise<SignalWatch>;
    /** Resolves to those that were not kept before. */
    readonly keep: (signals: readonly KeptSignal[]) => Promise<KeptSignal[]>;
  };
  /** The saved people, the newest first, as many as are asked about. */
  readonly watched: () => Promise<readonly WatchedPerson[]>;
  /** Pages of events since a moment (epoch ms), until there are no more or one fails; the last says whether it is all. */
  readonly events: (rule: string, from: number, to: number) => AsyncIterable<ServiceResult<EventPage>>;
  /** Told of what is new about saved people: once for each time that events are read, and for each message. */
  readonly notifyNews: (signals: readonly KeptSignal[]) => unknown;
  readonly changed: () => void;
  readonly now: () => number;
};

/** Hears what happens to saved people and their companies. What it has heard is in the store: it can die at any point. */
export function createSignalPolling({ store, watched, events, notifyNews, changed, now }: SignalPollingDeps) {
  let remembered: { readonly recognise: Promise<Recognise>; readonly at: number } | null = null;

  /** Those who were saved a moment ago may not be among them yet. */
  function recogniseSaved(): Promise<Recognise> {
    if (remembered && Math.abs(now() - remembered.at) < PEOPLE_CACHE_MS) return remembered.recognise;
    const latest = { recognise: watched().then(createRecogniser), at: now() };
    remembered = latest;
    latest.recognise.catch(() => {
      if (remembered === latest) remembered = null;
    });
    return latest.recognise;
  }

  /** Reads all pages of a search. `cut`: there are more than are read. */
  async function readPages({ rule, from, to }: SignalSearch, take: (signals: readonly Signal[]) => Promise<void>) {
    let isCut = false;
    for await (const page of events(rule, from, to)) {
      if (!page.ok) return page.failure;
      await take(page.value.signals);
      isCut = page.value.more;
    }
    return isCut ? 'cut' : null;
  }

  /** `unwanted`: it was switched off meanwhile, for reading takes long where a service allows few requests. */
  async function read(
    searches: SignalSearch[],
    take: (signals: readonly Signal[]) => Promise<void>,
  ): Promise<Failure | 'unwanted' | null> {
    let unreadable: Failure | null = null;
    // What was too much at once is put behind the others, in halves.
    for (const search of searches) {
      if (!(await store.watch())?.isOn) return 'unwanted';
      const end = await readPages(search, take);
      if (end === 'cut') searches.push(...splitInHalves(search));
      // What is odd about one need not be about the others.
      else if (end?.kind === 'unreadable-reply') unreadable = end;
      else if (end) return end;
    }
    return unreadable;
  }

  /** Reads what has happened since a moment, and tells once what of it is new, also where not all could be read. */
  async function poll(from: number, to: number): Promise<Failure | 'unwanted' | null> {
    const people = await watched();
    const recognise = createRecogniser(people);
    const fresh: KeptSignal[] = [];
    try {
      return await read(searchesFor(people, from, to), async (signals) => {
        fresh.push(...(await store.keep(recognise(signals))));
      });
    } finally {
      if (fresh.length > 0) notifyNews(fresh);
    }
  }

  return {
    /**
     * Reads what is new where it is time.
     * @returns when to go on (epoch ms); null where nobody wants to hear of it
     */
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
      changed();
      return goOnAt;
    },

    /** Keeps what came over the websocket. */
    async hear(signals: readonly Signal[]): Promise<void> {
      const recognise = await recogniseSaved();
      const fresh = await store.keep(recognise(signals));
      if (fresh.length === 0) return;
      notifyNews(fresh);
      changed();
    },
  };
}

export type SignalPolling = ReturnType<typeof createSignalPolling>;
