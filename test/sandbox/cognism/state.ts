import type { ReplyHeaders } from '../exchange.ts';

/** The key that everything in the sandbox is set up with. */
export const COGNISM_DEMO_KEY = 'cognism-demo-key-0001';

const MINUTE = 60_000;

/** All that an account can be entitled to see of a contact. */
export const CONTACT_FIELDS = [
  ...['id', 'fullName', 'firstName', 'lastName', 'jobTitle', 'account', 'email', 'mobilePhoneNumbers'],
  ...['directPhoneNumbers', 'officePhoneNumbers', 'linkedinUrl', 'country', 'state', 'city', 'lastConfirmed'],
] as const;

/** And of an account. */
export const ACCOUNT_FIELDS = [
  ...['id', 'name', 'domain', 'website', 'industries', 'headcount', 'size', 'type', 'founded', 'location'],
  ...['officePhoneNumbers', 'hqPhoneNumbers'],
] as const;

export interface KeySettings {
  readonly key: string;
  readonly credits: number;
  readonly perMinute: number;
  /** Names of fields; if both lists are empty the account was never set up, which is answered like a wrong key. */
  readonly contactEntitlements: readonly string[];
  readonly accountEntitlements: readonly string[];
}

/** With defaults: 100 credits, 1000 requests a minute, entitled to everything. */
export type KeyDraft = Pick<KeySettings, 'key'> & Partial<KeySettings>;

/** One line of the account book. */
export interface Charge {
  readonly key: string;
  /** As in `POST /api/search/contact/redeem`. */
  readonly endpoint: string;
  /** The person's slug. */
  readonly subject: string;
  readonly credits: number;
  readonly at: number;
}

/** One key's credits, previews and requests of the minute, and whom it has redeemed. */
export class Account {
  readonly settings: KeySettings;
  credits: number;
  /** Previews are capped at ten times the credits of the contract. */
  previews: number;
  readonly redeemed = new Set<string>();
  #used = 0;
  #windowEnd = 0;

  constructor(settings: KeySettings) {
    this.settings = settings;
    this.credits = settings.credits;
    this.previews = settings.credits * 10;
  }

  /** Takes one request off the minute's allowance; false when there is none left. */
  admit(now: number): boolean {
    if (now >= this.#windowEnd) {
      this.#used = 0;
      this.#windowEnd = now + MINUTE;
    }
    if (this.#used >= this.settings.perMinute) return false;
    this.#used += 1;
    return true;
  }

  /** Durations are given in seconds. */
  headers(now: number): ReplyHeaders {
    const { perMinute, credits } = this.settings;
    const isOpen = now < this.#windowEnd;
    const left = String(isOpen ? perMinute - this.#used : perMinute);
    return {
      'x-rate-total-limit': String(perMinute),
      'x-rate-total-limit-remaining': left,
      'x-rate-endpoint-limit': String(perMinute),
      'x-rate-endpoint-limit-remaining': left,
      'x-rate-limit-reset': String(isOpen ? Math.ceil((this.#windowEnd - now) / 1000) : 0),
      'x-rate-result-limit': String(credits * 10),
      'x-rate-result-limit-remaining': String(this.previews),
    };
  }
}

/** Cognism's accounts and the book of what they were charged. */
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
      credits: 100,
      perMinute: 1000,
      contactEntitlements: CONTACT_FIELDS,
      accountEntitlements: ACCOUNT_FIELDS,
      ...draft,
    };
    this.accounts.set(draft.key, new Account(settings));
  }

  /** The account of an `Authorization` header; null if unknown. */
  accountOf(authorization: string | undefined): Account | null {
    const account = this.accounts.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
    const { contactEntitlements = [], accountEntitlements = [] } = account?.settings ?? {};
    return account && contactEntitlements.length + accountEntitlements.length > 0 ? account : null;
  }

  /** Takes credits off a key and writes it down. Never below zero. */
  charge(account: Account, credits: number, endpoint: string, subject: string, at: number): void {
    const taken = Math.min(credits, account.credits);
    if (taken <= 0) return;
    account.credits -= taken;
    this.book.push({ key: account.settings.key, endpoint, subject, credits: taken, at });
  }

  reset(): void {
    this.accounts.clear();
    this.book.length = 0;
    for (const draft of this.#initial) this.setKey(draft);
  }
}
