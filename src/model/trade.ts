import type { Balance } from './account.ts';
import type { DomainRecord, EmailPattern, Employee } from './company.ts';
import type { Contact } from './contact.ts';
import type { Failure } from './failure.ts';
import type { Lead, Subject } from './lead.ts';
import type { Asked, Purchase } from './purchase.ts';
import type { Operation, Service } from './service.ts';

/** What a service gave for one purchase. */
export type Goods =
  | { readonly operation: 'profile'; readonly contact: Contact }
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
  readonly service: Service;
  readonly operation: Operation;
  readonly asked: Asked;
  readonly target: Target;
  readonly keyId: string;
  readonly repeatable: boolean;
};

/**
 * The entry that answers a wish or is under way, given all earlier entries of the same key, newest first; null where it is to be
 * bought. Runs inside a transaction: no waiting.
 */
export type Decide = (history: readonly Purchase[]) => Purchase | null;

/** `opened`: an intent was written, and its request is to be sent. `found`: an earlier entry answers, or is still under way. */
export type Opening = { readonly kind: 'opened' | 'found'; readonly purchase: Purchase };

/** How goods change what is stored. Run inside the settling transaction. */
export type Keep = {
  readonly lead: (lead: Lead) => Lead;
  readonly domain: (record: DomainRecord) => DomainRecord;
};
