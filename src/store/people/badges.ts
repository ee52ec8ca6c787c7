import type { IDBPTransaction } from 'idb';
import { isAboutPerson } from '../../model/paid-services.ts';
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

/** The entry that counts: see purchasing/ledger/find-reusable.ts. @param history of one wish, newest first */
type CurrentPurchaseOf = (history: readonly Purchase[]) => Purchase | null;

/** What is stored of a person. `change`: the last one that was told of them, as certainly theirs. */
export type StoredSummary = {
  readonly state: SavedState;
  readonly addresses: readonly string[];
  readonly isInCrm: boolean;
  readonly change: KeptSignal | null;
};

const NOTHING_STORED: StoredSummary = { state: 'none', addresses: [], isInCrm: false, change: null };

/** What is known of the people of a list, for their badges. */
export function createBadges(openDatabase: OpenDatabase, currentPurchaseOf: CurrentPurchaseOf) {
  return {
    /**
     * What is stored, in the order of the people, from one transaction, by look-ups in indexes only. Writes nothing.
     */
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
    // TypeScript does not see that a transaction on more stores is one on these.
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
    // A damaged record is told of where it counts, when its person is opened; the other rows keep their badges.
    if (error instanceof DamagedRecordError) return NOTHING_STORED;
    throw error;
  }
}

/** News about somebody changes nothing of them; what may be about another one of the same name is left out. */
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
  // Leads of one person count together, as their purchases do when somebody buys: by wish, whatever lead has the entry.
  const specs = [...new Set(profiles.map(specOf))];
  const currentPurchases = specs.flatMap(
    (spec) => currentPurchaseOf(profiles.filter((entry) => specOf(entry) === spec)) ?? [],
  );
  if (currentPurchases.some(isOpen)) return 'decide';
  const contacts = leads.flatMap(({ contact }) => contact ?? []);
  const hasEmail = contacts.some(({ emails }) => emails.length > 0);
  const hasPhone = contacts.some(({ phones }) => phones.length > 0);
  if (hasEmail || hasPhone) return hasEmail && hasPhone ? 'both' : hasEmail ? 'email' : 'phone';
  // Bought, and about somebody else: whose it is is the user's word.
  if (currentPurchases.some(({ failure }) => failure?.kind === 'wrong-person')) return 'decide';
  return currentPurchases.length > 0 || contacts.length > 0 ? 'nothing' : 'none';
}

const specOf = (entry: Purchase) => purchaseKey({ ...entry, subject: '' });

export type Badges = ReturnType<typeof createBadges>;
