/** In which forms a key is taken in the `Authorization` header: Kaspr's own text says Bearer, its examples are bare. */
export type AuthForms = 'bearer' | 'bare' | 'both';

export interface KeySettings {
  readonly key: string;
  /** What `verifyKey` answers. */
  readonly user: string;
  readonly credits: number;
  readonly hourlyLimit: number;
  readonly authForms: AuthForms;
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
}

const HOUR = 3_600_000;

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
      this.#windowEnd = now + HOUR;
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
export function findAccount(accounts: Iterable<Account>, authorization: string | undefined): Account | null {
  for (const account of accounts) {
    const { key, authForms } = account.settings;
    if (authForms !== 'bare' && authorization === `Bearer ${key}`) return account;
    if (authForms !== 'bearer' && authorization === key) return account;
  }
  return null;
}
