import fc from 'fast-check';
import { ENOUGH_LEVELS, type EnoughLevel } from '../../src/model/schemas/purchases/settings.ts';
import type { Behaviour, HoldPoint } from '../sandbox/index.ts';
import { PEOPLE } from './people.ts';

/** Who is asked about: a person, and the names that the page shows them under. */
export type Who = { readonly person: number; readonly variant: number };

/** What a click agrees to pay over: nothing, the entry that is shown now, or one that was shown before. */
export type Over = 'nothing' | 'shown' | 'stale';

/** How the next request is mistreated. `late`: nobody answers for long, and it may be charged meanwhile. */
export type Fault = Omit<Behaviour, 'hold'> & { readonly late?: HoldPoint };

export type Command =
  | { readonly do: 'click'; readonly who: Who; readonly phone: boolean; readonly over: Over; readonly wait: boolean }
  | { readonly do: 'click twice'; readonly who: Who; readonly other: Who; readonly over: Over }
  | { readonly do: 'run'; readonly people: readonly Who[]; readonly phone: boolean; readonly stopAfter: number | null }
  | { readonly do: 'steer'; readonly how: 'pause' | 'resume' | 'cancel'; readonly newest: boolean }
  | { readonly do: 'kill'; readonly after: number }
  | {
      readonly do: 'kill during';
      readonly who: Who;
      readonly at: HoldPoint;
      readonly over: Over;
      readonly letGo: boolean;
    }
  | { readonly do: 'second background' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'fault of free calls'; readonly status: number }
  | { readonly do: 'spend nothing'; readonly on: boolean }
  | { readonly do: 'caps'; readonly day: number | null; readonly run: number | null }
  | { readonly do: 'count as charged' }
  | { readonly do: 'check account' }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'fault of cognism'; readonly fault: Fault }
  /** Cognism's free calls fail, until the end. */
  | { readonly do: 'previews out'; readonly status: number }
  | { readonly do: 'damage'; readonly what: Damageable; readonly nth: number }
  | { readonly do: 'disk'; readonly room: number | null }
  /** Both while the service has a request. */
  | {
      readonly do: 'disk during';
      readonly who: Who;
      readonly at: HoldPoint;
      readonly room: number;
      readonly kill: boolean;
    }
  | {
      readonly do: 'damage during';
      readonly who: Who;
      readonly at: HoldPoint;
      readonly what: Damageable;
      readonly nth: number;
    }
  | { readonly do: 'set clock'; readonly hours: number }
  | { readonly do: 'move'; readonly hours: number }
  | { readonly do: 'settle' };

/** A field of a record on disk that may be ruined. Not what says who somebody is and what was bought. */
export type Damageable = { readonly store: string; readonly field: string };

/** Room on disk in characters of a record: for none, or for an entry and not for a person with contact data. */
const NO_ROOM = 0;
const ROOM_FOR_ENTRIES = 800;

/** One user's story, and the account that it is about. */
export type Schedule = {
  readonly credits: number;
  readonly hourlyLimit: number;
  /** Whether the free call tells the credits left. */
  readonly tellsCredits: boolean;
  /** Whether Cognism is connected, too, and asked first. */
  readonly cognism: 'none' | 'last' | 'first';
  /** Whether something was bought before, without any trouble: only then a balance is known to compare with. */
  readonly hasPast: boolean;
  /** What the user calls enough: who is known well enough is not asked about again by itself. */
  readonly enough: EnoughLevel;
  readonly commands: readonly Command[];
};

const who = fc.record({
  person: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4),
  variant: fc.nat({ max: (PEOPLE[0]?.length ?? 1) - 1 }),
});
const over: fc.Arbitrary<Over> = fc.constantFrom('nothing', 'nothing', 'shown', 'stale');
const point: fc.Arbitrary<HoldPoint> = fc.constantFrom('before-charge', 'after-charge', 'after-first-byte');
const oneInFour = fc.constantFrom(false, false, false, true);

/** Faults that a real service has; none charges in secret and says that it did not. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { cut: 'before-charge' },
    { cut: 'after-charge' },
    { cut: 'mid-body' },
    { status: 500 },
    { status: 500, dropHeaders: true },
    { status: 502, charge: true, dropHeaders: true },
    { status: 503, charge: true },
    { status: 429, headers: { 'Retry-After': '20' } },
    { status: 429, dropHeaders: true },
    { status: 403, headers: { 'X-RateLimit-Remaining': '0' } },
    { status: 400 },
    { status: 401 },
    { status: 402 },
    { html: true, charge: true, dropHeaders: true },
    { json: { result: [] }, charge: true, dropHeaders: true },
    { json: { profile: 7 }, charge: true },
    { json: {}, charge: false },
    { body: '', status: 200, charge: false },
    { noCreditsMessage: true },
    { dropHeaders: true },
    { delay: 15 },
    { redirect: 'https://elsewhere.example/', charge: true },
  ),
  fc.record({ late: point }),
);

/** Of the faults above, those that a service which says nothing of credits can have. */
const cognismFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { cut: 'before-charge' },
    { cut: 'after-charge' },
    { status: 500 },
    { status: 502, charge: true },
    { status: 429 },
    { status: 401 },
    { status: 402 },
    { html: true, charge: true },
    { json: { results: 7 }, charge: true },
  ),
  fc.record({ late: point }),
);

const fieldsOf = (store: string, ...fields: string[]) => fields.map((field): Damageable => ({ store, field }));
const damageable = fc.oneof(
  fc.constantFrom(...fieldsOf('purchases', 'state', 'charged', 'found', 'endedAt', 'stake', 'resolved', 'remaining')),
  fc.constantFrom(...fieldsOf('leads', 'contact', 'name', 'headline', 'notes', 'tags', 'savedAt')),
  fc.constantFrom(
    ...fieldsOf('days', 'charged', 'open', 'entries'),
    ...fieldsOf('prices', 'total', 'count'),
    ...fieldsOf('balances', 'credits'),
    ...fieldsOf('statements', 'charged'),
    ...fieldsOf('balancePoints', 'remaining'),
  ),
);

/** @param mayCut whether a connection may be cut: over HTTP/1.1 the browser itself would repeat the request */
function commandOf(mayCut: boolean): fc.Arbitrary<Command> {
  const click = { who, phone: oneInFour, over, wait: fc.boolean() };
  const run = {
    people: fc.array(who, { minLength: 2, maxLength: 5 }),
    phone: oneInFour,
    stopAfter: fc.constantFrom(null, null, null, 1, 2),
  };
  const faults = mayCut ? fault : fault.filter((one) => !('cut' in one));
  const weighed = <T extends Command['do']>(weight: number, name: T, rest: object = {}) => ({
    weight,
    // The record's type is too wide for the compiler; the schedule's types say what each command has.
    arbitrary: fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Command>,
  });
  return fc.oneof(
    weighed(9, 'click', click),
    weighed(3, 'click twice', { who, other: who, over }),
    weighed(4, 'run', run),
    weighed(2, 'steer', { how: fc.constantFrom('pause', 'resume', 'resume', 'cancel'), newest: fc.boolean() }),
    weighed(4, 'kill', { after: fc.nat({ max: 20 }) }),
    weighed(3, 'kill during', { who, at: point, over, letGo: fc.boolean() }),
    weighed(1, 'second background'),
    weighed(8, 'fault', { fault: faults }),
    weighed(1, 'fault of free calls', { status: fc.constantFrom(401, 429, 500) }),
    weighed(2, 'spend nothing', { on: fc.boolean() }),
    weighed(2, 'caps', { day: fc.constantFrom(null, 1, 2, 3), run: fc.constantFrom(null, null, 1, 2) }),
    weighed(1, 'count as charged'),
    weighed(1, 'check account'),
    weighed(3, 'pass', { seconds: fc.constantFrom(2, 5, 20, 31, 90, 3700) }),
    weighed(2, 'fault of cognism', { fault: mayCut ? cognismFault : cognismFault.filter((one) => !('cut' in one)) }),
    weighed(1, 'previews out', { status: fc.constantFrom(429, 500, 503) }),
    weighed(2, 'damage', { what: damageable, nth: fc.nat({ max: 5 }) }),
    weighed(1, 'disk', { room: fc.constantFrom(NO_ROOM, ROOM_FOR_ENTRIES, null) }),
    weighed(2, 'disk during', {
      ...{ who, at: point, room: fc.constantFrom(NO_ROOM, ROOM_FOR_ENTRIES), kill: oneInFour },
    }),
    weighed(2, 'damage during', { who, at: point, what: damageable, nth: fc.nat({ max: 5 }) }),
    weighed(1, 'set clock', { hours: fc.constantFrom(-30, -1, 1, 30) }),
    weighed(1, 'move', { hours: fc.constantFrom(-11, 0, 9, 13) }),
    weighed(2, 'settle'),
  );
}

export function schedules(mayCut: boolean): fc.Arbitrary<Schedule> {
  return fc.record({
    credits: fc.constantFrom(100, 100, 100, 2),
    hourlyLimit: fc.constantFrom(500, 500, 500, 6),
    tellsCredits: fc.boolean(),
    cognism: fc.constantFrom('none', 'none', 'last', 'first'),
    hasPast: fc.boolean(),
    enough: fc.constantFrom(...ENOUGH_LEVELS),
    commands: fc.array(commandOf(mayCut), { minLength: 1, maxLength: 10 }),
  });
}
