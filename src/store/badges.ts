import type { BadgeState } from '../model/badge.ts';
import { aliasesOf, type Identity, type Lead } from '../model/lead.ts';
import { type Purchase, purchaseKey, purchase as purchaseSchema } from '../model/purchase.ts';
import type { Database } from './database.ts';
import { findPeople, type PeopleReader } from './people.ts';
import { Damaged, readRecord } from './records.ts';

/** The entry that counts: see enrichment/decide.ts. @param history of one wish, newest first */
type StandingOf = (history: readonly Purchase[]) => Purchase | null;

/** What is known of the people of a list, for their badges. */
export function createBadges(database: Promise<Database>, standingOf: StandingOf) {
  return {
    /** The states in the order of the people, from one transaction, by look-ups in indexes only. Writes nothing. */
    async states(people: readonly Identity[]): Promise<BadgeState[]> {
      const transaction = (await database).transaction(['leads', 'purchases']);
      return Promise.all(people.map((person) => stateOf(transaction, person, standingOf)));
    },
  };
}

async function stateOf(transaction: PeopleReader, person: Identity, standingOf: StandingOf): Promise<BadgeState> {
  if (aliasesOf(person).length === 0) return 'none';
  try {
    const { same } = await findPeople(transaction, person);
    const bySubject = transaction.objectStore('purchases').index('subject');
    const found = await Promise.all(same.map((lead) => bySubject.getAll(lead.id)));
    const entries = found.flat().map((entry) => readRecord(purchaseSchema, entry));
    return stateFrom(same, entries, standingOf);
  } catch (error) {
    // A damaged record is told of where it counts, when its person is opened; the other rows keep their badges.
    if (error instanceof Damaged) return 'none';
    throw error;
  }
}

function stateFrom(leads: readonly Lead[], entries: readonly Purchase[], standingOf: StandingOf): BadgeState {
  const profiles = entries.filter(({ operation }) => operation === 'profile').sort((a, b) => b.id - a.id);
  if (profiles.some(({ state }) => state === 'intent')) return 'working';
  // Leads of one person count together, as their purchases do when somebody buys: by wish, whatever lead has the entry.
  const wishes = [...new Set(profiles.map(wishOf))];
  const standing = wishes.flatMap((wish) => standingOf(profiles.filter((entry) => wishOf(entry) === wish)) ?? []);
  if (standing.some(({ state }) => state === 'unknown')) return 'decide';
  const contacts = leads.flatMap(({ contact }) => contact ?? []);
  const hasEmail = contacts.some(({ emails }) => emails.length > 0);
  const hasPhone = contacts.some(({ phones }) => phones.length > 0);
  if (hasEmail || hasPhone) return hasEmail && hasPhone ? 'both' : hasEmail ? 'email' : 'phone';
  return standing.length > 0 || contacts.length > 0 ? 'nothing' : 'none';
}

const wishOf = (entry: Purchase) => purchaseKey({ ...entry, subject: '' });

export type Badges = ReturnType<typeof createBadges>;
