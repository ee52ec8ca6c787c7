import type { KnownSet, Member, ProductCheck, Sync, Watch } from '../../../src/model/schemas/people/product-check.ts';
import type { KnownPeople } from '../../../src/product-check/ports.ts';

/**
 * The store's part of the promise, in memory: the true one wants a browser, where test/browser/store-identities.test.ts
 * has it.
 */
export class People implements KnownPeople {
  state: ProductCheck;
  readonly sets = new Map<number, Member[]>();
  /** Every step of the sync, as it was written. */
  readonly steps: Sync[] = [];
  /** The next write fails with it. */
  breaks: Error | null = null;

  constructor(watch: Watch | null) {
    const nothing = { lastSet: 0, known: null, stale: [], sync: null };
    this.state = { id: 'kissmetrics', salt: '0'.repeat(32), watch, ...nothing };
  }

  check = async () => this.state;

  begin = async (at: number) => {
    const set = this.state.lastSet + 1;
    this.state = { ...this.state, lastSet: set };
    return this.#write({
      ...{ set, phase: 'run', startedAt: at, endedAt: null, goOnAt: at, ways: null, statusUrl: null, polls: 0 },
      ...{
        progress: null,
        next: null,
        columns: [],
        read: 0,
        kept: 0,
        addresses: 0,
        total: null,
        tries: 0,
        failure: null,
      },
    });
  };

  step = async (set: number, patch: Partial<Sync>) => this.#change(set, patch);

  keepPage = async (set: number, members: readonly Member[], patch: Partial<Sync>) => {
    const kept = (this.state.sync?.kept ?? 0) + members.length;
    const sync = this.#change(set, { ...patch, kept });
    if (sync) this.sets.set(set, [...(this.sets.get(set) ?? []), ...members]);
    return sync;
  };

  swap = async (known: KnownSet, at: number) => {
    const sync = this.#change(known.number, { phase: 'done', endedAt: at });
    const earlier = this.state.known;
    if (sync)
      this.state = { ...this.state, known, stale: earlier ? [...this.state.stale, earlier.number] : this.state.stale };
    return sync;
  };

  fail = async (set: number, patch: Pick<Sync, 'failure' | 'endedAt'>) => {
    const sync = this.#change(set, { ...patch, phase: 'failed' });
    if (sync) this.state = { ...this.state, stale: [...this.state.stale, set] };
    return sync;
  };

  sweep = async () => {
    const [set = 0, ...stale] = this.state.stale;
    this.sets.delete(set);
    this.state = { ...this.state, stale };
  };

  #change(set: number, patch: Partial<Sync>): Sync | null {
    const { sync } = this.state;
    if (sync?.set !== set || sync.phase === 'done' || sync.phase === 'failed') return null;
    return this.#write({ ...sync, ...patch });
  }

  #write(sync: Sync): Sync {
    const error = this.breaks;
    this.breaks = null;
    if (error) throw error;
    this.state = { ...this.state, sync };
    this.steps.push(sync);
    return sync;
  }
}
