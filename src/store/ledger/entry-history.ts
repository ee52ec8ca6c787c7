import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import {
  isAbout,
  type Purchase,
  type PurchaseSpec,
  purchase as purchaseSchema,
  subjectKey,
} from '../../model/schemas/purchases/purchase.ts';
import { readRecord } from '../records.ts';

type Entries = { readonly index: (name: 'key') => { readonly getAll: (range: IDBKeyRange) => Promise<unknown[]> } };

/** The entries of which a wish has asked before, or for a part of it, newest first. */
export async function historyOf(purchases: Entries, spec: PurchaseSpec, contact: Contact | null): Promise<Purchase[]> {
  const key = subjectKey(spec);
  // All keys that begin so: no character comes after the last one.
  const range = IDBKeyRange.bound(`${key}|`, `${key}|\uffff`);
  const entries = newestFirst(await purchases.index('key').getAll(range));
  return entries.filter((entry) => isAbout(entry, spec.asked, contact));
}

/** The same of one person who may be several leads. */
export async function historyOfAll(
  purchases: Entries,
  spec: Omit<PurchaseSpec, 'subject'>,
  same: readonly Lead[],
  contact: Contact | null,
): Promise<Purchase[]> {
  const found = await Promise.all(same.map(({ id }) => historyOf(purchases, { ...spec, subject: id }, contact)));
  return found.flat().sort((a, b) => b.id - a.id);
}

/** Entries are numbered in the order of their intents. */
export function newestFirst(entries: unknown[]): Purchase[] {
  return entries.map((entry) => readRecord(purchaseSchema, entry)).sort((a, b) => b.id - a.id);
}
