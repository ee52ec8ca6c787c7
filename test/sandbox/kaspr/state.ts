import type { ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import { Account, type Charge, findAccount, type KeySettings } from './account.ts';

/** The key that everything in the sandbox is set up with. */
export const DEMO_KEY = 'kaspr-demo-key-0001';

const HOUR = 3_600_000;

/** A key as described, with defaults: 100 credits, 500 requests an hour of true length, both forms of authorization. */
export type KeyDraft = Pick<KeySettings, 'key'> & Partial<KeySettings>;

/** Kaspr's accounts and the book of what they were charged. */
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
      credits: 100,
      hourlyLimit: 500,
      hourLength: HOUR,
      authForms: 'both',
      tellsCredits: false,
      ...draft,
    };
    this.accounts.set(draft.key, new Account(settings));
  }

  /** Whose key a request has; null for none that is known in that form. */
  accountOf({ headers }: ReceivedRequest): Account | null {
    return findAccount(this.accounts.values(), headers.authorization);
  }

  /** Takes credits off a key and writes it down. Never below zero: Kaspr gives no overdraft. */
  charge(account: Account, credits: number, endpoint: string, subject: string, at: number): number {
    const taken = Math.min(credits, account.credits);
    if (taken <= 0) return 0;
    account.credits -= taken;
    this.book.push({ key: account.settings.key, endpoint, subject, credits: taken, at });
    return taken;
  }

  reset(): void {
    this.accounts.clear();
    this.book.length = 0;
    for (const draft of this.#initial) this.setKey(draft);
  }
}

/** The headers on every reply; `charged` is null where nothing can be charged (`verifyKey`). */
export function accountHeaders(account: Account | null, charged: number | null, now: number): ReplyHeaders {
  if (!account) return {};
  const { limit, remaining, reset } = account.allowance(now);
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(reset),
    ...(charged === null ? {} : { 'Decreased-Credits': String(charged) }),
    ...(charged === null && !account.settings.tellsCredits ? {} : { 'Remaining-Credits': String(account.credits) }),
  };
}
