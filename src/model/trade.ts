import type { CompanyFacts, DomainRecord, EmailPattern, Employee } from './schemas/people/company.ts';
import type { Contact } from './schemas/people/contact.ts';
import type { Lead, Subject } from './schemas/people/lead.ts';
import type { Balance, Price } from './schemas/purchases/account.ts';
import type { Failure } from './schemas/purchases/failure.ts';
import type { Asked, Purchase } from './schemas/purchases/purchase.ts';
import type { Operation, Spender } from './schemas/purchases/service.ts';
import type { Settings } from './schemas/purchases/settings.ts';

/** What a service gave for one purchase. */
export type Goods =
  | { readonly operation: 'profile' | 'reveal'; readonly contact: Contact }
  | { readonly operation: 'account'; readonly facts: CompanyFacts }
  | { readonly operation: 'domain-patterns'; readonly patterns: readonly EmailPattern[] }
  | { readonly operation: 'domain-employees'; readonly employees: readonly Employee[] };

/** How a request for a purchase ended. `goods` is null where the service has nothing, and with every failure. */
export type Ending = {
  readonly state: 'refused' | 'settled' | 'unknown';
  readonly failure: Failure | null;
  readonly charged: number | null;
  readonly remaining: number | null;
  readonly balance: Balance | null;
  readonly goods: Goods | null;
};

/** Whom or what a purchase is for. */
export type Target = { readonly person: Subject } | { readonly domain: string };

/** A purchase that is about to be written down. */
export type Draft = {
  readonly service: Spender;
  readonly operation: Operation;
  readonly asked: Asked;
  readonly target: Target;
  readonly keyId: string;
  readonly repeatable: boolean;
  readonly lock: string;
  readonly run: number | null;
};

/**
 * The entry that answers a wish or is under way, given all earlier entries of the same key, newest first; null where it is to be
 * bought. Runs inside a transaction: no waiting.
 */
export type Decide = (history: readonly Purchase[]) => Purchase | null;

/** What was spent on a service, open questions included, and what the user lets be spent (credits). */
export type Spending = {
  readonly service: Spender;
  readonly settings: Pick<Settings, 'spendNothing' | 'budgets'>;
  readonly day: number;
  readonly month: number;
  /** Of the bulk run that the purchase is for: at all services, and at this one. */
  readonly run: { readonly spent: number; readonly ofService: number; readonly stopAfter: number | null } | null;
};

/** On what terms a purchase may be opened. All run inside the transaction that writes the intent: no waiting. */
export type Terms = {
  readonly decide: Decide;
  /** The most that it may cost (credits). */
  readonly stake: (draft: Draft, price: Price | null) => number;
  /** What forbids to spend so much; null: nothing. */
  readonly forbid: (stake: number, spending: Spending) => Failure | null;
};

/**
 * `opened`: an intent was written, and its request is to be sent. `found`: an earlier entry answers, or is still under way.
 * `forbidden`: nothing was written.
 */
export type Opening =
  | { readonly kind: 'opened' | 'found'; readonly purchase: Purchase }
  | { readonly kind: 'forbidden'; readonly failure: Failure };

/** How goods change what is stored. Run inside the settling transaction. */
export type Keep = {
  readonly lead: (lead: Lead) => Lead;
  readonly domain: (record: DomainRecord) => DomainRecord;
};
