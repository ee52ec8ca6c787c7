import type { IDBPTransaction } from 'idb';
import { currentOf, unreadOf } from '../../model/addresses/earlier.ts';
import { isAboutPerson } from '../../model/paid-services.ts';
import type { UnreadValue } from '../../model/schemas/people/contact.ts';
import { aliasesOf, type Lead } from '../../model/schemas/people/lead.ts';
import { type KeptSignal, keptSignal } from '../../model/schemas/people/signal.ts';
import {
  isOpen,
  type Purchase,
  purchaseKey,
  purchase as purchaseSchema,
} from '../../model/schemas/purchases/purchase.ts';
import type { SavedState } from '../../model/views/badge.ts';
import type { OpenDatabase, Tables } from '../database.ts';
import { DamagedRecordError, readRecord } from '../records.ts';
import { findPeople, type PeopleReader, type SoughtPerson } from './people.ts';

/** See purchasing/ledger/find-reusable.ts. `history` is about one spec, newest first. */
type CurrentPurchaseOf = (history: readonly Purchase[]) => Purchase | null;

/** `change` is the latest one that is certainly about this person. */
export type StoredSummary = {
  readonly state: SavedState;
  readonly addresses: readonly string[];
  readonly isInCrm: boolean;
  readonly change: KeptSignal | null;
};

const NOTHING_STORED: StoredSummary = { state: 'none', addresses: [], isInCrm: false, change: null };

export function createBadges(openDatabase: OpenDatabase, currentPurchaseOf: CurrentPurchaseOf) {
  return {
    /** In the order of `people`; one transaction, index look-ups only, no writes. */
    async summaries(people: readonly SoughtPerson[]): Promise<StoredSummary[]> {
      const transaction = (await openDatabase()).transaction(['leads', 'purchases', 'signals']);
      return Promise.all(people.map((person) => summaryOf(transaction, person, currentPurchaseOf)));
    },
  };
}

async function summaryOf(
  transaction: IDBPTransaction<Tables, ('leads' | 'purchases' | 'signals')[], 'readonly'>,
  person: SoughtPerson,
  currentPurchaseOf: CurrentPurchaseOf,
): Promise<StoredSummary> {
  if (aliasesOf(person).length === 0) return NOTHING_STORED;
  try {
    // TypeScript doesn't accept a transaction on more stores as one on these.
    const { same } = await findPeople(transaction as unknown as PeopleReader, person);
    const signals = transaction.objectStore('signals').index('leadId');
    const bySubject = transaction.objectStore('purchases').index('subject');
    const [found, changes] = await Promise.all([
      Promise.all(same.map(({ id }) => bySubject.getAll(id))),
      Promise.all(same.map(({ id }) => signals.getAll(id))),
    ]);
    const entries = found.flat().map((entry) => readRecord(purchaseSchema, entry));
    const addresses = same.flatMap(({ contact }) => contact?.emails.map(({ address }) => address) ?? []);
    return {
      state: stateFrom(same, entries, currentPurchaseOf),
      addresses,
      isInCrm: same.some(({ inCrm }) => inCrm !== null),
      change: lastChange(changes.flat().map((signal) => readRecord(keptSignal, signal))),
    };
  } catch (error) {
    // Reported when the person is opened; the other rows must keep their badges.
    if (error instanceof DamagedRecordError) return NOTHING_STORED;
    throw error;
  }
}

/** A mention changes nothing about the person; a match by name alone may be a namesake. */
function lastChange(signals: readonly KeptSignal[]): KeptSignal | null {
  const changes = signals.filter(({ kind, how }) => kind !== 'mention' && (how === 'alias' || how === 'user'));
  return changes.sort((a, b) => b.at - a.at)[0] ?? null;
}

function stateFrom(
  leads: readonly Lead[],
  entries: readonly Purchase[],
  currentPurchaseOf: CurrentPurchaseOf,
): SavedState {
  const profiles = entries.filter(isAboutPerson).sort((a, b) => b.id - a.id);
  if (profiles.some(({ state }) => state === 'intent')) return 'working';
  // Leads of one person count together, as they do in a purchase: by spec, whichever lead holds the entry.
  const specs = [...new Set(profiles.map(specOf))];
  const currentPurchases = specs.flatMap(
    (spec) => currentPurchaseOf(profiles.filter((entry) => specOf(entry) === spec)) ?? [],
  );
  if (currentPurchases.some(isOpen)) return 'decide';
  const contacts = leads.flatMap(({ contact }) => contact ?? []);
  const has = (kind: UnreadValue['kind']) =>
    contacts.some((contact) => {
      const { emails, phones } = currentOf(contact);
      // What could not be read is there to be seen, too.
      return (kind === 'email' ? emails : phones).length > 0 || unreadOf(contact).some((value) => value.kind === kind);
    });
  const [hasEmail, hasPhone] = [has('email'), has('phone')];
  if (hasEmail || hasPhone) return hasEmail && hasPhone ? 'both' : hasEmail ? 'email' : 'phone';
  // Paid for, but about someone else: the user decides whose it is.
  if (currentPurchases.some(({ failure }) => failure?.kind === 'wrong-person')) return 'decide';
  return currentPurchases.length > 0 || contacts.length > 0 ? 'nothing' : 'none';
}

const specOf = (entry: Purchase) => purchaseKey({ ...entry, subject: '' });

export type Badges = ReturnType<typeof createBadges>;
