import type { CompanyFacts, DomainRecord, EmailPattern, Employee } from './schemas/people/company.ts';
import type { Contact } from './schemas/people/contact.ts';
import type { Lead, Subject } from './schemas/people/lead.ts';
import type { OtherAnswer } from './schemas/people/other-answer.ts';
import type { Balance, Connection, Price } from './schemas/purchases/account.ts';
import type { Failure } from './schemas/purchases/failure.ts';
import type { Asked, Purchase } from './schemas/purchases/purchase.ts';
import type { Operation, PaidService, PersonOperation } from './schemas/purchases/service.ts';
import type { Settings } from './schemas/purchases/settings.ts';

/**
 * Whom a service says that its answer is about, in its own words; null what it does not say. `isOther`: by an address
 * or number of its own it is not who was asked for.
 */
export type AnsweredPerson = { readonly name: string | null; readonly slug: string | null; readonly isOther: boolean };

/** What a service gave for one purchase. */
export type PurchasedData =
  | { readonly operation: PersonOperation; readonly contact: Contact; readonly about?: AnsweredPerson }
  | { readonly operation: 'account'; readonly facts: CompanyFacts }
  | { readonly operation: 'domain-patterns'; readonly patterns: readonly EmailPattern[] }
  | { readonly operation: 'domain-employees'; readonly employees: readonly Employee[] };

/** How a request for a purchase ended. `data` is null where the service has nothing, and with every failure. */
export type PurchaseOutcome = {
  readonly state: 'refused' | 'settled' | 'unknown';
  readonly failure: Failure | null;
  readonly charged: number | null;
  readonly remaining: number | null;
  readonly balance: Balance | null;
  readonly data: PurchasedData | null;
};

/** Whom or what a purchase is for. */
export type PurchaseTarget = { readonly person: Subject } | { readonly domain: string };

/** A purchase that is about to be written down. */
export type NewPurchase = {
  readonly service: PaidService;
  readonly operation: Operation;
  readonly asked: Asked;
  readonly target: PurchaseTarget;
  /** The key that pays, and the base address that it goes to. */
  readonly keyId: string;
  readonly base: string;
  readonly repeatable: boolean;
  readonly lock: string;
  readonly run: number | null;
};

/**
 * The entry that answers a wish or is under way, given all earlier entries of the same key, newest first; null where it
 * is to be bought. Runs inside a transaction: no waiting.
 */
export type FindReusable = (history: readonly Purchase[]) => Purchase | null;

/** What was spent on a service, open questions included, and what the user lets be spent (credits). */
export type BudgetStatus = {
  readonly service: PaidService;
  readonly settings: Pick<Settings, 'spendNothing' | 'budgets'>;
  readonly day: number;
  readonly month: number;
  /** Of the bulk run that the purchase is for: at all services, and at this one. */
  readonly run: { readonly spent: number; readonly ofService: number; readonly stopAfter: number | null } | null;
};

/** On what terms a purchase may be opened. All run inside the transaction that writes the intent: no waiting. */
export type PurchaseTerms = {
  readonly findReusable: FindReusable;
  /** What has changed since the connection was looked at; null: nothing. */
  readonly checkConnection: (newPurchase: NewPurchase, stored: Connection | null) => Failure | null;
  /** The most that it may cost (credits). */
  readonly maxCostOf: (newPurchase: NewPurchase, price: Price | null) => number;
  /** What forbids to spend so much; null: nothing. */
  readonly checkBudget: (maxCost: number, budgetStatus: BudgetStatus) => Failure | null;
};

/**
 * `opened`: an intent was written, and its request is to be sent. `found`: an earlier entry answers, or is still under
 * way. `forbidden`: nothing was written.
 */
export type OpeningResult =
  | { readonly kind: 'opened' | 'found'; readonly purchase: Purchase }
  | { readonly kind: 'forbidden'; readonly failure: Failure };

/** How goods change what is stored. Run inside the settling transaction. */
export type ApplyPurchase = {
  /**
   * What was bought, where it is about somebody else than the lead: kept apart, and asked about. Null where it is not.
   */
  readonly otherAnswer: (lead: Lead) => OtherAnswer | null;
  readonly lead: (lead: Lead) => Lead;
  readonly domain: (record: DomainRecord) => DomainRecord;
};
