import { PEOPLE, type Person } from '../sandbox/index.ts';
import { contact, person } from '../sandbox/person.ts';

/** So many people whom Kaspr knows, for tests in which nobody may be asked about twice. */
const COUNT = 200;

const INVENTED: readonly Person[] = Array.from({ length: COUNT }, (_, index) =>
  person({
    slug: `quillan-marchetti-${index}`,
    name: 'Quillan Marchetti',
    headline: 'Auditor at Kestrel & Finch',
    kaspr: contact({ emails: [{ email: `quillan.${index}@kestrelfinch.example`, valid: true }] }),
  }),
);

/** For the sandbox's Kaspr; the site is told of each person when their page is opened. */
export const KNOWN: readonly Person[] = [...PEOPLE, ...INVENTED];

let used = 0;

/** Somebody whom no test of this file has met. */
export function somebody(): Person {
  const next = INVENTED[used];
  if (!next) throw new Error('There are not enough people.');
  used += 1;
  return next;
}
