import type { ReceivedRequest } from '../../exchange.ts';
import { type Charge, findAccount } from '../account.ts';
import { Account, type KeySettings } from './account.ts';
import type { Prices } from './endpoints.ts';
import { POOLS, UNLIMITED } from './pools.ts';

/** A key of v2; generation 1 does not know it. */
export const KASPR_V2_DEMO_KEY = 'kaspr-v2-demo-key-0001';

/** A key as described, with defaults. */
export type KeyDraft = Pick<KeySettings, 'key'> & Partial<KeySettings>;

/** The accounts of v2 and the book of what they were charged, pool by pool. */
export class State {
  readonly accounts = new Map<string, Account>();
  readonly book: Charge[] = [];
  readonly #initial: readonly KeyDraft[];

  constructor(keys: readonly KeyDraft[]) {
    this.#initial = keys;
    this.reset();
  }

  /** Adds a key, or resets an existing one. */
  setKey(draft: KeyDraft): void {
    const settings: KeySettings = {
      user: 'sam.seller@leadlight.example',
      pools: { workEmail: 100, directEmail: 60, phone: 40, export: UNLIMITED },
      minutelyLimit: 600,
      hourlyLimit: 500,
      dailyLimit: 2000,
      authForms: 'both',
      ...draft,
    };
    this.accounts.set(draft.key, new Account(settings));
  }

  /** Whose key a request has; null for none that is known in that form. */
  accountOf({ headers }: ReceivedRequest): Account | null {
    return findAccount(this.accounts.values(), headers.authorization);
  }

  /** Takes credits off a key's pools and records each. Pools without a limit cost nothing and record nothing. */
  charge(account: Account, prices: Prices, endpoint: string, subject: string, at: number): void {
    for (const pool of POOLS) {
      const isFree = account.pools[pool] === UNLIMITED;
      const credits = account.take(pool, prices[pool] ?? 0);
      if (credits > 0 && !isFree) this.book.push({ key: account.settings.key, endpoint, subject, credits, at, pool });
    }
  }

  reset(): void {
    this.accounts.clear();
    this.book.length = 0;
    for (const draft of this.#initial) this.setKey(draft);
  }
}
