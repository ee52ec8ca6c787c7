import type { Person } from '../../person.ts';
import { type Outcome, refused } from '../../service/outcome.ts';
import { type Fields, Refusal, readFields, readText } from '../fields.ts';
import type { Account } from './account.ts';
import { POOLS, type PoolName } from './pools.ts';
import { known, type Naming, profileRecord } from './records.ts';

/** Credits by pool. */
export type Prices = Partial<Record<PoolName, number>>;

export interface Knowledge {
  readonly people: readonly Person[];
  readonly naming: Naming;
  /** Credits for each kind that is found. */
  readonly price: number;
}

export type PoolOutcome = Outcome & { readonly prices: Prices };

/** As in "No phone credits left". */
const WORDS: Record<PoolName, string> = { workEmail: 'work email', directEmail: 'direct email', phone: 'phone' };

/** What v2 was seen to break on, where one would expect a refusal: an address as id, an unknown kind of data. */
class Breakdown extends Error {}

/** `POST /profile/linkedin`. Invalid input comes out as 400, and as 500 where v2 was seen to answer so. */
export function answerProfile(body: unknown, knowledge: Knowledge, account: Account, now: number): PoolOutcome {
  try {
    return getProfile(readFields(body), knowledge, account, now);
  } catch (error) {
    if (error instanceof Refusal) return free(refused(400, error.message));
    if (error instanceof Breakdown) return free(refused(500, 'Internal server error'));
    throw error;
  }
}

export const free = (outcome: Outcome): PoolOutcome => ({ ...outcome, prices: {} });

function getProfile(fields: Fields, { people, naming, price }: Knowledge, account: Account, now: number): PoolOutcome {
  const id = readText(fields, 'id');
  readText(fields, 'name');
  if (/[/?#:]/.test(id)) throw new Breakdown();
  const wanted = readKinds(fields, 'dataToGet') ?? POOLS;
  const required = readKinds(fields, 'requiredData') ?? [];
  const about = (status: number, body: unknown): PoolOutcome => free({ status, body, credits: 0, subject: id });
  const [empty] = account.empty(wanted);
  if (empty) return about(402, { message: 'No credits left', reason: `No ${WORDS[empty]} credits left` });

  const key = id.normalize('NFC').toLowerCase();
  const person = people.find(({ slug }) => slug.normalize('NFC').toLowerCase() === key);
  if (!person || person.kaspr === 'empty-object' || wanted.length === 0) return about(200, {});
  if (person.kaspr === 'not-found') return about(404, { message: 'Profile not found' });
  if (person.kaspr === 'empty-profile') return about(200, { profile: {} });
  const contact = person.kaspr;
  if (required.some((kind) => known(contact, kind).length === 0)) return about(200, {});
  const found = wanted.filter((kind) => known(contact, kind).length > 0);
  return {
    status: 200,
    body: { profile: profileRecord(person, contact, wanted, naming, now) },
    credits: found.length * price,
    subject: id,
    prices: Object.fromEntries(found.map((kind) => [kind, price])),
  };
}

function readKinds(fields: Fields, name: string): PoolName[] | null {
  const names = fields[name];
  if (names === undefined) return null;
  if (!Array.isArray(names)) throw new Refusal(`"${name}" must be a list`);
  return names.map((each) => {
    const kind = POOLS.find((pool) => pool === each);
    if (!kind) throw new Breakdown();
    return kind;
  });
}
