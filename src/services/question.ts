import type { Subject } from '../model/schemas/people/lead.ts';
import type { Asked } from '../model/schemas/purchases/purchase.ts';

export type Access = {
  readonly base: string;
  readonly key: string;
  readonly form: 'bearer' | 'bare';
  /** Kaspr's API has two generations; 1 for every other service. */
  readonly generation: 1 | 2;
};

/** All that a service is sent about a person. */
export type AskedPerson = Pick<Subject, 'slug' | 'name'>;

export type Question =
  | { readonly operation: 'profile'; readonly person: AskedPerson; readonly asked: Asked }
  | { readonly operation: 'domain-patterns' | 'domain-employees'; readonly domain: string; readonly asked: Asked }
  /** `redeemId` comes from a preview of this very person. */
  | { readonly operation: 'reveal'; readonly person: AskedPerson; readonly redeemId: string; readonly asked: Asked }
  | { readonly operation: 'account'; readonly domain: string; readonly accountId: string; readonly asked: Asked };
