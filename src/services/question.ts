import type { Subject } from '../model/schemas/people/lead.ts';
import type { Asked } from '../model/schemas/purchases/purchase.ts';

/** Where and how to ask a service: the connection's base and key form, and the key itself. */
export type Access = {
  readonly base: string;
  readonly key: string;
  readonly form: 'bearer' | 'bare';
  /** Kaspr's API has two generations; 1 for every other service. */
  readonly generation: 1 | 2;
};

/** What a service is sent about a person. */
export type AskedPerson = Pick<Subject, 'slug' | 'name'>;

/** What can be asked for money. */
export type Question =
  | { readonly operation: 'profile'; readonly person: AskedPerson; readonly asked: Asked }
  | { readonly operation: 'domain-patterns' | 'domain-employees'; readonly domain: string; readonly asked: Asked }
  /** `redeemId` is of a preview of that very person. */
  | { readonly operation: 'reveal'; readonly person: AskedPerson; readonly redeemId: string; readonly asked: Asked }
  | { readonly operation: 'account'; readonly domain: string; readonly accountId: string; readonly asked: Asked };
