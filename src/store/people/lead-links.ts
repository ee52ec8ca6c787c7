import type { IDBPTransaction, StoreNames } from 'idb';
import { draft as draftSchema } from '../../model/schemas/people/draft.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { purchaseKey, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { joinNotes } from '../../model/words/notes.ts';
import type { Tables } from '../database.ts';
import { readRecord } from '../records.ts';

export const PEOPLE_STORES = ['leads', 'purchases', 'pushes', 'signals', 'sendingTasks', 'drafts'] as const;
export type PeopleTransaction = IDBPTransaction<Tables, (typeof PEOPLE_STORES)[number][], 'readwrite'>;

type Move = (transaction: PeopleTransaction, from: Lead, to: Lead) => Promise<void>;

/** How each store leads to a person: where by a lead's id, its records move when leads merge. */
export const LEAD_LINKS: Readonly<Record<StoreNames<Tables>, Move | 'is-lead' | 'by-purchase' | 'by-alias' | 'none'>> =
  {
    leads: 'is-lead',
    purchases: movePurchases,
    pushes: moveAll('pushes'),
    signals: moveAll('signals'),
    sendingTasks: moveAll('sendingTasks'),
    drafts: moveDrafts,
    otherAnswers: 'by-purchase',
    tasks: 'by-alias',
    previews: 'by-alias',
    optOuts: 'by-alias',
    // As it was when it was set aside.
    damaged: 'none',
    ...{ domains: 'none', days: 'none', statements: 'none', seals: 'none', prices: 'none', runs: 'none' },
    ...{ connections: 'none', secrets: 'none', balances: 'none', balancePoints: 'none', quotas: 'none', wires: 'none' },
    ...{ settings: 'none', drift: 'none', hubs: 'none', hubTokens: 'none', sendings: 'none', signalWatch: 'none' },
    ...{ productCheck: 'none', knownHashes: 'none', knownRows: 'none', forgottenIdentities: 'none' },
  };

/** Nothing that is paid for, typed, or waiting is lost. Both leads as they were before the merge. */
export async function moveLinks(transaction: PeopleTransaction, from: Lead, to: Lead): Promise<void> {
  for (const move of Object.values(LEAD_LINKS)) if (typeof move === 'function') await move(transaction, from, to);
}

type LeadIndex = {
  readonly get: (id: string) => Promise<Lead | undefined>;
  readonly index: (name: 'formerIds') => { readonly get: (id: string) => Promise<Lead | undefined> };
};

/** Unparsed. Also by the id of a lead that has become part of another. */
export async function leadById(leads: LeadIndex, id: string): Promise<Lead | undefined> {
  return (await leads.get(id)) ?? (await leads.index('formerIds').get(id));
}

async function movePurchases(transaction: PeopleTransaction, from: Lead, to: Lead): Promise<void> {
  const purchases = transaction.objectStore('purchases');
  for (const purchase of await purchases.index('subject').getAll(from.id)) {
    const moved = { ...readRecord(purchaseSchema, purchase), subject: to.id };
    await purchases.put({ ...moved, key: purchaseKey(moved) });
  }
}

function moveAll(name: 'pushes' | 'signals' | 'sendingTasks'): Move {
  return async (transaction, from, to) => {
    const store = transaction.objectStore(name as 'signals');
    for (const record of await store.index('leadId').getAll(from.id)) await store.put({ ...record, leadId: to.id });
  };
}

/** Typed into one lead's notes: in the joined notes, the other lead's stand beside it. */
async function moveDrafts(transaction: PeopleTransaction, from: Lead, to: Lead): Promise<void> {
  const drafts = transaction.objectStore('drafts');
  const move = async (id: string, withOther: (notes: string) => string) => {
    for (const record of await drafts.index('leadId').getAll(id)) {
      // A damaged one must not stop the purchase that joins the leads.
      const notes = draftSchema.safeParse(record).data?.notes;
      const joined = notes && { notes: { text: withOther(notes.text), seen: withOther(notes.seen) } };
      await drafts.put({ ...record, leadId: to.id, ...joined });
    }
  };
  await move(to.id, (notes) => joinNotes(notes, from.notes));
  await move(from.id, (notes) => joinNotes(to.notes, notes));
}
