import type { Connection, Secret } from '../model/account.ts';
import type { Purchase, Wish } from '../model/purchase.ts';
import type { Service } from '../model/service.ts';
import type { Decide, Draft, Ending, Keep, Opening, Target } from '../model/trade.ts';
import type { Sending } from '../services/http.ts';

/** The ledger's book, kept by the store. Each function is one transaction with strict durability. */
export type Book = {
  /** Finds or makes the person, looks at the history, and writes an intent if `decide` says so. Resolves once it is on disk. */
  readonly open: (draft: Draft, decide: Decide, at: number) => Promise<Opening>;
  /** Ends an intent, and keeps goods, balance and price with it. An entry that is no intent any more is left as it is. */
  readonly close: (id: number, ending: Ending, keep: Keep, at: number) => Promise<Purchase>;
  /** All entries of the same wish about the same target, newest first. Writes nothing. */
  readonly history: (wish: Omit<Wish, 'subject'>, target: Target) => Promise<Purchase[]>;
  /** Makes every intent of an earlier background `unknown`. Resolves to how many there were. */
  readonly recover: (at: number) => Promise<number>;
};

/** What a look-up needs to know of the user's accounts, and what it learns about hosts. */
export type Accounts = {
  readonly connection: (service: Service) => Promise<Connection | null>;
  readonly secret: (service: Service) => Promise<Secret | null>;
  readonly wire: (origin: string) => Promise<{ readonly sending: Sending } | null>;
  readonly keepWire: (wire: { readonly origin: string; readonly sending: Sending }) => Promise<void>;
  readonly forgetWire: (origin: string) => Promise<void>;
};
