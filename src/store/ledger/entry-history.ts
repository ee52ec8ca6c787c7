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

/** Entries that asked for all or part of this, newest first. */
export async function historyOf(purchases: Entries, spec: PurchaseSpec, contact: Contact | null): Promise<Purchase[]> {
  const key = subjectKey(spec);
  const range = IDBKeyRange.bound(`${key}|`, `${key}|\uffff`);
  const entries = newestFirst(await purchases.index('key').getAll(range));
  return entries.filter((entry) => isAbout(entry, spec.asked, contact));
}

/** For one person spread over several leads. */
export async function historyOfAll(
  purchases: Entries,
  spec: Omit<PurchaseSpec, 'subject'>,
  same: readonly Lead[],
  contact: Contact | null,
): Promise<Purchase[]> {
  const found = await Promise.all(same.map(({ id }) => historyOf(purchases, { ...spec, subject: id }, contact)));
  return found.flat().sort((a, b) => b.id - a.id);
}

/** Ids follow the order of intents. */
export function newestFirst(entries: unknown[]): Purchase[] {
  return entries.map((entry) => readRecord(purchaseSchema, entry)).sort((a, b) => b.id - a.id);
}
