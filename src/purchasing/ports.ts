import type { JobQueue } from '../jobs/job-queue.ts';
import type {
  ApplyPurchase,
  NewPurchase,
  OpeningResult,
  PurchaseOutcome,
  PurchaseTarget,
  PurchaseTerms,
} from '../model/purchase-terms.ts';
import type { Subject } from '../model/schemas/people/lead.ts';
import type { Connection, PaidAccounts, Secret } from '../model/schemas/purchases/account.ts';
import type { Purchase, PurchaseSpec } from '../model/schemas/purchases/purchase.ts';
import type { Quota } from '../model/schemas/purchases/quota.ts';
import type { Run, Task } from '../model/schemas/purchases/run.ts';
import type { Service } from '../model/schemas/purchases/service.ts';
import type { BalancePoint } from '../model/schemas/purchases/spending.ts';
import type { Request, RequestMode } from '../services/http/http.ts';
import type { Access } from '../services/question.ts';

/** The ledger's book, kept by the store. Each function that writes is one transaction with strict durability. */
export type LedgerStore = {
  /**
   * Finds or makes the person, looks at the history, and writes an intent if the terms allow. Resolves once it is on
   * disk.
   */
  readonly open: (newPurchase: NewPurchase, terms: PurchaseTerms, at: number) => Promise<OpeningResult>;
  /**
   * Ends an intent, and keeps goods, balance and price with it. One that has ended without its goods (`not-stored`) is
   * given them. Any other entry that is no intent any more is left as it is.
   */
  readonly close: (id: number, outcome: PurchaseOutcome, applyPurchase: ApplyPurchase, at: number) => Promise<Purchase>;
  /** All entries of the same wish about the same target, newest first. Writes nothing. */
  readonly history: (spec: Omit<PurchaseSpec, 'subject'>, target: PurchaseTarget) => Promise<Purchase[]>;
  /** Every entry whose request has not ended, as far as the book knows. */
  readonly intents: () => Promise<Purchase[]>;
  /** Makes an intent `unknown`: its owner died. Resolves to whether it was still one. */
  readonly giveUp: (id: number, at: number) => Promise<boolean>;
};

/** An answer that has come and could not be written yet: of which entry, what it is, and when it came (epoch ms). */
export type KeptAnswer = { readonly purchase: Purchase; readonly outcome: PurchaseOutcome; readonly at: number };

/** Where such answers wait: beside the database, and for longer than a background lives. */
export type KeptAnswers = {
  readonly all: () => Promise<KeptAnswer[]>;
  readonly keep: (answer: KeptAnswer) => Promise<void>;
  readonly drop: (purchaseId: number) => Promise<void>;
};

/** Locks that the browser takes from whoever dies. */
export type Locks = {
  /** Does some work while a lock is held. @throws what the work throws */
  readonly hold: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly isHeld: (name: string) => Promise<boolean>;
};

/** Entries of which it is not known whether they were charged. */
export type Questions = {
  readonly open: () => Promise<Purchase[]>;
  /** What the key's ledger and free calls say before and after an entry. */
  readonly around: (question: Purchase) => Promise<{ entries: Purchase[]; points: BalancePoint[] }>;
  /** Writes an answer (credits). Resolves to whether the question was still open. */
  readonly resolve: (id: number, charged: number, by: 'balance' | 'user', at: number) => Promise<boolean>;
};

export type Quotas = {
  readonly quota: (service: Service) => Promise<Quota>;
  readonly changeQuota: (service: Service, change: (quota: Quota) => Quota) => Promise<Quota>;
};

/** Bulk look-ups, kept by the store. */
export type Queue = JobQueue<Run, Task> & {
  readonly add: (
    run: Pick<Run, 'service' | 'phoneRequired' | 'stopAfter'>,
    people: readonly Subject[],
    at: number,
  ) => Promise<Run>;
  readonly run: (runId: number) => Promise<Run | null>;
};

/** Connections to services that take credits, each with its key: as they stand together at one moment. */
export type PaidAccountsReader = { readonly paid: () => Promise<PaidAccounts> };

/** How a service is asked for money. `terms`: what an entry keeps of that, or is checked against. */
export type PaidAccess = {
  readonly access: Access;
  readonly request: Request;
  readonly mode: RequestMode;
  readonly terms: Pick<NewPurchase, 'keyId' | 'base' | 'repeatable'>;
};

/** What a look-up needs to know of the user's accounts, and what it learns about hosts. */
export type Accounts = {
  readonly connection: (service: Service) => Promise<Connection | null>;
  readonly secret: (service: Service) => Promise<Secret | null>;
  readonly transport: (origin: string) => Promise<{ readonly sending: RequestMode } | null>;
  readonly keepTransport: (transport: { readonly origin: string; readonly sending: RequestMode }) => Promise<void>;
  readonly forgetTransport: (origin: string) => Promise<void>;
};
