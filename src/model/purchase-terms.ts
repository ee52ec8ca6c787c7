import type { ReportedKind } from './data-kinds.ts';
import type { CompanyFacts, DomainRecord, EmailPattern, Employee } from './schemas/people/company.ts';
import type { Contact } from './schemas/people/contact.ts';
import type { Lead, Subject } from './schemas/people/lead.ts';
import type { OtherAnswer } from './schemas/people/other-answer.ts';
import type { Balance, Connection, Price } from './schemas/purchases/account.ts';
import type { Failure } from './schemas/purchases/failure.ts';
import type { Asked, Purchase } from './schemas/purchases/purchase.ts';
import type { Operation, PaidService, PersonOperation } from './schemas/purchases/service.ts';
import type { Settings } from './schemas/purchases/settings.ts';

/** In the service's own words. `isOther`: an address or id of its own contradicts who was asked for. */
export type AnsweredPerson = { readonly name: string | null; readonly slug: string | null; readonly isOther: boolean };

export type PersonData = {
  readonly operation: PersonOperation;
  readonly contact: Contact;
  readonly about?: AnsweredPerson;
  /** Of what the answer speaks, if only to say that there is nothing; absent: unknown. */
  readonly reports?: readonly ReportedKind[];
};

export type PurchasedData =
  | PersonData
  | { readonly operation: 'account'; readonly facts: CompanyFacts }
  | { readonly operation: 'domain-patterns'; readonly patterns: readonly EmailPattern[] }
  | { readonly operation: 'domain-employees'; readonly employees: readonly Employee[] };

/** `data` is null where the service has nothing, and with every failure. */
export type PurchaseOutcome = {
  readonly state: 'refused' | 'settled' | 'unknown';
  readonly failure: Failure | null;
  readonly charged: number | null;
  readonly remaining: number | null;
  readonly balance: Balance | null;
  readonly data: PurchasedData | null;
};

export type PurchaseTarget = { readonly person: Subject } | { readonly domain: string };

export type NewPurchase = {
  readonly service: PaidService;
  readonly operation: Operation;
  readonly asked: Asked;
  readonly target: PurchaseTarget;
  readonly keyId: string;
  readonly base: string;
  readonly repeatable: boolean;
  readonly lock: string;
  readonly run: number | null;
};

/** Given earlier entries of the same key, newest first; null: buy. Runs inside a transaction, so it must not wait. */
export type FindReusable = (history: readonly Purchase[]) => Purchase | null;

export type BudgetStatus = {
  readonly service: PaidService;
  readonly settings: Pick<Settings, 'spendNothing' | 'budgets'>;
  readonly day: number;
  readonly month: number;
  readonly run: { readonly spent: number; readonly ofService: number; readonly stopAfter: number | null } | null;
};

/** All run inside the transaction that writes the intent, so they must not wait. */
export type PurchaseTerms = {
  readonly findReusable: FindReusable;
  readonly checkConnection: (newPurchase: NewPurchase, stored: Connection | null) => Failure | null;
  readonly maxCostOf: (newPurchase: NewPurchase, price: Price | null) => number;
  readonly checkBudget: (maxCost: number, budgetStatus: BudgetStatus) => Failure | null;
};

/** `opened`: send the request. `found`: an earlier entry answers or is under way. `forbidden`: nothing was written. */
export type OpeningResult =
  | { readonly kind: 'opened' | 'found'; readonly purchase: Purchase }
  | { readonly kind: 'forbidden'; readonly failure: Failure };

/** Runs inside the settling transaction. */
export type ApplyPurchase = {
  /** Data about someone else than the lead: kept apart until the user decides. Null: it is the lead's. */
  readonly otherAnswer: (lead: Lead) => OtherAnswer | null;
  readonly lead: (lead: Lead) => Lead;
  readonly domain: (record: DomainRecord) => DomainRecord;
};
