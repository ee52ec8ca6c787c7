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

/** Each write is one transaction with strict durability. */
export type LedgerStore = {
  /** Writes an intent if the terms allow. Resolves once it is on disk. */
  readonly open: (newPurchase: NewPurchase, terms: PurchaseTerms, at: number) => Promise<OpeningResult>;
  /** Stores the outcome of an intent, or of an entry that ended without its data (`not-stored`); no other. */
  readonly close: (id: number, outcome: PurchaseOutcome, applyPurchase: ApplyPurchase, at: number) => Promise<Purchase>;
  readonly history: (spec: Omit<PurchaseSpec, 'subject'>, target: PurchaseTarget) => Promise<Purchase[]>;
  readonly intents: () => Promise<Purchase[]>;
  /** Marks a dead owner's intent `unknown`. Resolves to whether it was still an intent. */
  readonly giveUp: (id: number, at: number) => Promise<boolean>;
};

/** An answer that arrived and could not be written yet. `at`: when it arrived (epoch ms). */
export type KeptAnswer = { readonly purchase: Purchase; readonly outcome: PurchaseOutcome; readonly at: number };

/** They wait outside the database, and longer than a background lives. */
export type KeptAnswers = {
  readonly all: () => Promise<KeptAnswer[]>;
  readonly keep: (answer: KeptAnswer) => Promise<void>;
  readonly drop: (purchaseId: number) => Promise<void>;
};

/** Locks that the browser releases when their holder dies. */
export type Locks = {
  /** @throws what the work throws */
  readonly hold: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly isHeld: (name: string) => Promise<boolean>;
};

export type Questions = {
  readonly open: () => Promise<Purchase[]>;
  readonly around: (question: Purchase) => Promise<{ entries: Purchase[]; points: BalancePoint[] }>;
  /** Resolves to whether the question was still open. @param charged credits */
  readonly resolve: (id: number, charged: number, by: 'balance' | 'user', at: number) => Promise<boolean>;
};

export type Quotas = {
  readonly quota: (service: Service) => Promise<Quota>;
  readonly changeQuota: (service: Service, change: (quota: Quota) => Quota) => Promise<Quota>;
};

export type Queue = JobQueue<Run, Task> & {
  readonly add: (
    run: Pick<Run, 'service' | 'phoneRequired' | 'stopAfter'>,
    people: readonly Subject[],
    at: number,
  ) => Promise<Run>;
  readonly run: (runId: number) => Promise<Run | null>;
};

/** Connections with their keys, read together at one moment. */
export type PaidAccountsReader = { readonly paid: () => Promise<PaidAccounts> };

export type PaidAccess = {
  readonly access: Access;
  readonly request: Request;
  readonly mode: RequestMode;
  readonly terms: Pick<NewPurchase, 'keyId' | 'base' | 'repeatable'>;
};

export type Accounts = {
  readonly connection: (service: Service) => Promise<Connection | null>;
  readonly secret: (service: Service) => Promise<Secret | null>;
  readonly transport: (origin: string) => Promise<{ readonly sending: RequestMode } | null>;
  readonly keepTransport: (transport: { readonly origin: string; readonly sending: RequestMode }) => Promise<void>;
  readonly forgetTransport: (origin: string) => Promise<void>;
};
