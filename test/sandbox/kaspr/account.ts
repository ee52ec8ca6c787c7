import type { PoolName } from './v2/pools.ts';

/** In which forms a key is taken in the `Authorization` header: Kaspr's own text says Bearer, its examples are bare. */
export type AuthForms = 'bearer' | 'bare' | 'both';

export interface KeySettings {
  readonly key: string;
  /** What `verifyKey` answers. */
  readonly user: string;
  readonly credits: number;
  readonly hourlyLimit: number;
  /** How long the hour of the allowance lasts (ms): a test can't wait for a true one. */
  readonly hourLength: number;
  readonly authForms: AuthForms;
  /** Whether `verifyKey`, which is free, tells the credits left too: Kaspr's documents do not say that it does. */
  readonly tellsCredits: boolean;
}

/** One line of the account book. */
export interface Charge {
  readonly key: string;
  /** As in `POST /profile/profile`. */
  readonly endpoint: string;
  /** The person's id or the company's domain. */
  readonly subject: string;
  readonly credits: number;
  readonly at: number;
  /** Which pool of v2's it was taken from. */
  readonly pool?: PoolName;
}

/** One key's credits and hourly allowance. The hour begins with the first request after the last one ended. */
export class Account {
  readonly settings: KeySettings;
  credits: number;
  #used = 0;
  #windowEnd = 0;

  constructor(settings: KeySettings) {
    this.settings = settings;
    this.credits = settings.credits;
  }

  /** Takes one request off the allowance; false when there is none left. */
  admit(now: number): boolean {
    if (now >= this.#windowEnd) {
      this.#used = 0;
      this.#windowEnd = now + this.settings.hourLength;
    }
    if (this.#used >= this.settings.hourlyLimit) return false;
    this.#used += 1;
    return true;
  }

  /** Limit, remaining requests, and milliseconds until the allowance is full again. */
  allowance(now: number): { limit: number; remaining: number; reset: number } {
    const { hourlyLimit } = this.settings;
    const open = now < this.#windowEnd;
    return {
      limit: hourlyLimit,
      remaining: open ? hourlyLimit - this.#used : hourlyLimit,
      reset: open ? this.#windowEnd - now : 0,
    };
  }
}

/** The account that an `Authorization` header belongs to, if it has a form that the account takes. */
export function findAccount<T extends { readonly settings: Pick<KeySettings, 'key' | 'authForms'> }>(
  accounts: Iterable<T>,
  authorization: string | undefined,
): T | null {
  for (const account of accounts) {
    const { key, authForms } = account.settings;
    if (authForms !== 'bare' && authorization === `Bearer ${key}`) return account;
    if (authForms !== 'bearer' && authorization === key) return account;
  }
  return null;
}
