import {
  type KnownSet,
  MAX_IDENTITIES,
  type Member,
  type ProductCheck,
  type Sync,
  type Watch,
} from '../model/schemas/people/product-check.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../model/views/change.ts';
import type { Request } from '../services/http/http.ts';
import type { KissmetricsAsker } from '../services/kissmetrics/ask.ts';
import { firstPage, type ResultPage, readPage, smallerPage } from '../services/kissmetrics/results.ts';
import { findRunWays, isRunWayRefused, pollOnce, startRun } from '../services/kissmetrics/run.ts';
import type { FindKissmetricsAccess, KnownPeople } from './ports.ts';
import { isUnderWay, MAX_POLLS, nextMoment, pollWait, retryAt } from './waits.ts';

type SyncDeps = {
  readonly people: KnownPeople;
  readonly findAccess: FindKissmetricsAccess;
  readonly request: Request;
  readonly changed: Changed;
  readonly now: () => number;
};

const EMAIL_ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** All state between two requests is in the store: any background can resume, and a step may safely run twice. */
export function createSync({ people, findAccess, request, changed, now }: SyncDeps) {
  async function step(asker: KissmetricsAsker, watch: Watch, sync: Sync): Promise<unknown> {
    if (sync.phase === 'run') return sync.ways === null ? findWays(asker, watch, sync) : run(asker, sync);
    if (sync.phase === 'poll' && sync.statusUrl) return poll(asker, sync, sync.statusUrl);
    if (sync.phase === 'read')
      return sync.next === null ? people.swap(knownBy(sync, watch), now()) : read(asker, sync, sync.next);
    return fail(sync, { kind: 'internal' });
  }

  async function findWays(asker: KissmetricsAsker, watch: Watch, sync: Sync) {
    const ways = await findRunWays(asker, watch);
    return ways.ok ? goOn(sync, { ways: ways.value }) : stumble(sync, ways.failure);
  }

  async function run(asker: KissmetricsAsker, sync: Sync) {
    const [way, ...others] = sync.ways ?? [];
    if (!way) return fail(sync, { kind: 'not-offered', service: 'kissmetrics' });
    const status = await startRun(asker, way);
    if (status.ok) {
      return goOn(sync, { phase: 'poll', statusUrl: status.value, failure: null, goOnAt: now() + pollWait(0) });
    }
    if (!isRunWayRefused(status.failure)) return stumble(sync, status.failure);
    const failure = sync.failure ?? status.failure;
    return others.length > 0 ? goOn(sync, { ways: others, failure }) : fail(sync, failure);
  }

  async function poll(asker: KissmetricsAsker, sync: Sync, statusUrl: string) {
    const state = await pollOnce(asker, statusUrl);
    if (!state.ok) return stumble(sync, state.failure);
    if (state.value.kind === 'done')
      return goOn(sync, { phase: 'read', next: firstPage(state.value.results), progress: 1 });
    const polls = sync.polls + 1;
    if (polls >= MAX_POLLS) return fail(sync, { kind: 'timeout', service: 'kissmetrics' });
    return goOn(sync, { polls, progress: state.value.progress, goOnAt: now() + pollWait(polls) });
  }

  async function read(asker: KissmetricsAsker, sync: Sync, href: string) {
    const page = await readPage(asker, href);
    if (page.ok) return storePage(sync, page.value);
    const smaller = page.failure.kind === 'unreadable-reply' ? smallerPage(href) : null;
    return smaller ? goOn(sync, { next: smaller }) : stumble(sync, page.failure);
  }

  function storePage(sync: Sync, { members, columns, read, total, next }: ResultPage) {
    const kept = members.slice(0, Math.max(0, MAX_IDENTITIES - sync.read));
    return people.keepPage(sync.set, kept, {
      ...{ read, total, next: read < MAX_IDENTITIES ? next : null, goOnAt: now(), tries: 0 },
      addresses: sync.addresses + kept.filter(isAddress).length,
      columns: sync.columns.length > 0 ? sync.columns : [...columns],
    });
  }

  const goOn = (sync: Sync, patch: Partial<Sync>) => people.step(sync.set, { goOnAt: now(), tries: 0, ...patch });

  function stumble(sync: Sync, failure: Failure) {
    const goOnAt = retryAt(failure, sync.tries, now());
    if (goOnAt === null) return fail(sync, failure);
    return people.step(sync.set, { goOnAt, tries: failure.kind === 'offline' ? sync.tries : sync.tries + 1 });
  }

  const fail = (sync: Sync, failure: Failure) => people.fail(sync.set, { failure, endedAt: now() });

  return {
    /** At most one request. Resolves to when to go on (epoch ms), or null without a report. @throws store errors */
    async advance(): Promise<number | null> {
      const check = await people.check();
      if (check && check.stale.length > 0) {
        await people.sweep();
        return now();
      }
      const due = check && nextMoment(check);
      if (!check?.watch || due === null || due > now()) return due;
      const sync = check.sync && isUnderWay(check.sync) ? check.sync : await people.begin(now());
      if (!sync) return null;
      const access = await findAccess();
      if (access) await step({ request, access, now }, check.watch, sync);
      else await fail(sync, { kind: 'no-key', service: 'kissmetrics' });
      const latest = await people.check();
      changed(changeOf(basisOf(latest) !== basisOf(check) ? ['product', 'product-reading'] : ['product-reading']));
      return latest && (latest.stale.length > 0 ? now() : nextMoment(latest));
    },
  };
}

function knownBy({ set, startedAt, columns, read, kept, addresses, total }: Sync, { ticked = [] }: Watch): KnownSet {
  const isWhole = read <= MAX_IDENTITIES && read >= (total ?? 0) && (total !== null || read < MAX_IDENTITIES);
  return { number: set, asOf: startedAt, columns, ticked, read, kept, addresses, isWhole };
}

/** What is said of people rests on it: a set, or why there is none. */
const basisOf = (check: ProductCheck | null) => check?.known?.number ?? (check?.sync?.phase === 'failed' && 'failed');

const isAddress = ({ identity }: Member) => EMAIL_ADDRESS.test(identity);
