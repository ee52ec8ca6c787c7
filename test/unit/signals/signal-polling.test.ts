import { describe, expect, it } from 'vitest';
import type { KeptSignal, Signal, SignalWatch } from '../../../src/model/schemas/people/signal.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { EventPage } from '../../../src/services/cognism-2016/events/event-pages.ts';
import type { ServiceResult } from '../../../src/services/http/service-result.ts';
import type { WatchedPerson } from '../../../src/signals/recognise.ts';
import { createSignalPolling } from '../../../src/signals/signal-polling.ts';
import { NOW } from '../purchasing/examples.ts';

const HOUR = 3_600_000;
const JANE = { id: 'lead-jane', aliases: ['in:jane-doe'], name: 'Jane Doe', company: 'Acme' };

const signal = (id: string, url: string | null, name = 'Jane Doe'): Signal => ({
  ...{ id, kind: 'job-join', at: NOW - HOUR, toldAt: NOW, company: 'Globex', oldCompany: 'Acme' },
  ...{ location: null, oldLocation: null, source: null },
  person: { name, url, title: null, oldTitle: null },
});
const OF_JANE = 'https://www.linkedin.com/in/jane-doe';

type Asked = { readonly from: number; readonly to: number; readonly rule: string };
/** What a search brings; `cut`: that, and more than can be read. */
type Brought = Signal[] | Failure | 'cut';

/** Somebody who listens; `pages` is what the first search brings, or what each does. */
function fixture(pages: Signal[][] | Brought[] | ((asked: Asked) => Brought), different: Partial<SignalWatch> = {}) {
  let clock = NOW;
  let watch: SignalWatch = {
    ...{ id: 'signals', isOn: true, isLive: false, isAudited: false, readTo: null, goOnAt: 0, failure: null },
    ...{ liveSince: null, auditedTo: 0, auditFailure: null },
    ...different,
  };
  const kept = new Map<string, KeptSignal>();
  const told: string[][] = [];
  const asked: Asked[] = [];
  const people: WatchedPerson[] = [JANE];
  const counts = { reads: 0, changes: 0 };
  const listening = createSignalPolling({
    store: {
      watch: async () => watch,
      changeWatch: async (change) => {
        watch = change(watch);
        return watch;
      },
      async keep(signals) {
        const fresh = signals.filter(({ id }) => !kept.has(id));
        for (const one of fresh) kept.set(one.id, one);
        return fresh;
      },
    },
    watched: async () => {
      counts.reads += 1;
      return [...people];
    },
    async *events(rule, from, to): AsyncGenerator<ServiceResult<EventPage>> {
      asked.push({ rule, from, to });
      for (const page of Array.isArray(pages) ? pages.splice(0) : [pages({ rule, from, to })]) {
        const isCut = page === 'cut';
        if (!isCut && 'kind' in page) yield { ok: false, failure: page };
        else
          yield {
            ok: true,
            value: { signals: isCut ? [] : page, unreadable: 0, unknown: 0, more: isCut },
            balance: null,
          };
      }
    },
    notifyNews: (signals) => told.push(signals.map(({ id }) => id)),
    changed: () => {
      counts.changes += 1;
    },
    now: () => clock,
  });
  return {
    ...{ listening, kept, told, asked, people, counts },
    watch: () => watch,
    switchOff: () => {
      watch = { ...watch, isOn: false };
    },
    pass: (time: number) => {
      clock += time;
    },
  };
}

describe('what happens to saved people', () => {
  it('is kept with whom it is about, by alias or by name; of strangers nothing is', async () => {
    const pages = [
      [signal('a', OF_JANE), signal('b', null)],
      [signal('c', 'https://www.linkedin.com/in/other', 'Other')],
    ];
    const { listening, kept, told } = fixture(pages);
    await listening.advance();
    expect([...kept.values()].map(({ id, leadId, how }) => [id, leadId, how])).toEqual([
      ['a', 'lead-jane', 'alias'],
      ['b', 'lead-jane', 'name'],
    ]);
    expect(told).toEqual([['a', 'b']]);
  });

  it('is kept as news of a company at which somebody saved is, of no other', async () => {
    const about = (id: string, company: string): Signal => ({
      ...{ ...signal(id, null), kind: 'mention', person: null },
      company,
    });
    const { listening, kept } = fixture([[about('a', 'ACME, Inc.'), about('b', 'Globex')]]);
    await listening.advance();
    expect([...kept.values()].map(({ id, leadId, how }) => [id, leadId, how])).toEqual([['a', null, 'company']]);
  });

  it('is told once, whether it comes again in a poll or over the websocket', async () => {
    const { listening, told } = fixture([[signal('a', OF_JANE)], [signal('a', OF_JANE)]]);
    await listening.advance();
    await listening.hear([signal('a', OF_JANE)]);
    expect(told).toEqual([['a']]);
  });

  it('is asked about by the names of the saved people, of the last week at first, then of what is new and a day more', async () => {
    const { listening, asked, watch, pass } = fixture([]);
    expect(await listening.advance()).toBe(NOW + 6 * HOUR);
    expect(asked[0]).toMatchObject({ from: NOW - 8 * 24 * HOUR, to: NOW, rule: expect.stringContaining('Jane Doe') });
    expect(watch().readTo).toBe(NOW);
    expect(await listening.advance()).toBe(NOW + 6 * HOUR);
    expect(asked[1]).toMatchObject({ rule: 'type=310|330;org=Acme' });
    expect(asked).toHaveLength(2);
    pass(6 * HOUR);
    await listening.advance();
    expect(asked[2]).toMatchObject({ from: NOW - 24 * HOUR, to: NOW + 6 * HOUR });
  });

  it.each<[string, Failure, number]>([
    ['an hour later', { kind: 'service-down', service: 'cognism2016', status: 500 }, NOW + HOUR],
    ['when the service says', { kind: 'rate-limited', service: 'cognism2016', until: NOW + 9000 }, NOW + 9000],
  ])('is read again after a failure %s, from where it was; what came before it is kept', async (_, failure, goOnAt) => {
    const { listening, kept, watch } = fixture([[signal('a', OF_JANE)], failure]);
    expect(await listening.advance()).toBe(goOnAt);
    expect(watch()).toMatchObject({ readTo: null, failure });
    expect([...kept.keys()]).toEqual(['a']);
  });

  it('is told at once for all pages and searches of a poll, also where it ends in a failure', async () => {
    const down: Failure = { kind: 'service-down', service: 'cognism2016', status: 500 };
    const { listening, told } = fixture([[signal('a', OF_JANE)], [signal('b', OF_JANE)], down]);
    await listening.advance();
    expect(told).toEqual([['a', 'b']]);
  });

  it('is asked about also after a search whose reply cannot be read; what was not read is read again', async () => {
    const unreadable: Failure = { kind: 'unreadable-reply', service: 'cognism2016' };
    const { listening, asked, kept, watch } = fixture(({ rule }) =>
      rule.includes('Jane Doe') ? unreadable : [signal('a', OF_JANE)],
    );
    expect(await listening.advance()).toBe(NOW + HOUR);
    expect(asked).toHaveLength(2);
    expect([...kept.keys()]).toEqual(['a']);
    expect(watch()).toMatchObject({ readTo: null, failure: unreadable });
  });

  it('is read in pieces where it is more than can be read at once, down to single days; no moment is left out', async () => {
    const [day, from] = [24 * HOUR, NOW - 8 * 24 * HOUR];
    const dayOf = (at: number) => Math.floor(at / day);
    const { listening, asked, kept, watch } = fixture(({ rule, from, to }) => {
      if (!rule.includes('Jane Doe')) return [];
      return dayOf(to) > dayOf(from) ? 'cut' : [signal(`day ${dayOf(from)}`, OF_JANE)];
    });
    await listening.advance();
    const read = asked.filter(({ rule, from, to }) => rule.includes('Jane Doe') && dayOf(from) === dayOf(to));
    const pieces = read.toSorted((one, other) => one.from - other.from);
    expect(pieces).toHaveLength(9);
    expect(pieces[0]?.from).toBe(from);
    expect(pieces.at(-1)?.to).toBe(NOW);
    expect(pieces.slice(1).every(({ from }, index) => from - 1 === pieces[index]?.to)).toBe(true);
    expect(kept.size).toBe(9);
    expect(watch()).toMatchObject({ readTo: NOW, failure: null });
  });

  it('is read to an end also where a single day is too much', async () => {
    const { listening, asked } = fixture(() => 'cut');
    expect(await listening.advance()).toBe(NOW + 6 * HOUR);
    expect(asked).toHaveLength(2 * 17);
  });

  it('is not asked for any more once it is switched off', async () => {
    const at = fixture(() => {
      at.switchOff();
      return [];
    });
    expect(await at.listening.advance()).toBeNull();
    expect(at.asked).toHaveLength(1);
    expect(at.watch()).toMatchObject({ readTo: null, goOnAt: 0 });
  });

  it('over the websocket is no news where nothing of it is about anybody saved', async () => {
    const { listening, told, counts } = fixture([]);
    await listening.hear([signal('a', 'https://www.linkedin.com/in/other', 'Other')]);
    expect([told, counts.changes]).toEqual([[], 0]);
    await listening.hear([signal('b', OF_JANE)]);
    expect([told, counts.changes]).toEqual([[['b']], 1]);
    await listening.hear([signal('b', OF_JANE)]);
    expect(counts.changes).toBe(1);
  });

  it('over the websocket has the saved people read once in ten seconds; who is saved meanwhile is known then', async () => {
    const { listening, kept, counts, people, pass } = fixture([]);
    await Promise.all(['a', 'b', 'c'].map((id) => listening.hear([signal(id, OF_JANE)])));
    expect(counts.reads).toBe(1);
    people.push({ ...JANE, id: 'lead-bob', name: 'Bob', aliases: ['in:bob'] });
    const ofBob = signal('d', 'https://www.linkedin.com/in/bob', 'Bob');
    pass(9999);
    await listening.hear([ofBob]);
    expect(kept.has('d')).toBe(false);
    pass(1);
    await listening.hear([ofBob]);
    expect(kept.get('d')).toMatchObject({ leadId: 'lead-bob' });
    expect(counts.reads).toBe(2);
  });

  it('is nobody’s business while it is switched off', async () => {
    const { listening, asked } = fixture([[signal('a', OF_JANE)]], { isOn: false });
    expect(await listening.advance()).toBeNull();
    expect(asked).toEqual([]);
  });
});
