import { dayOf } from '../../src/model/day.ts';
import { type Contact, contact, type Email, type Provenance } from '../../src/model/schemas/people/contact.ts';
import { aliasesOf, type Lead, lead } from '../../src/model/schemas/people/lead.ts';
import { type Purchase, purchase, purchaseKey } from '../../src/model/schemas/purchases/purchase.ts';
import { PEOPLE } from '../../test/sandbox/index.ts';

/** A purchase for every lead. */
export type Stock = { readonly leads: readonly Lead[]; readonly purchases: readonly Purchase[] };

const FIRST = [
  'Amara',
  'Björn',
  'Chloé',
  'Đorđe',
  'Elif',
  'Farah',
  'Giulia',
  'Håkon',
  'Inés',
  'Jürgen',
  'Keiko',
  'Łucja',
];
const LAST = [
  'Almeida',
  'Brontë',
  'Castellanos',
  'Dvořák',
  'Eriksen',
  'Fontaine',
  'Grünwald',
  'Haddad',
  'Ivanova',
  'Jones',
];
const TITLES = [
  'VP Sales EMEA',
  'Head of Procurement',
  'Software Engineer',
  'Talent Partner',
  'Chief Financial Officer',
];
const COMPANIES = ['Hollowpine Instruments', 'Kestrel & Finch', 'Tidewright Software, Inc.', 'Brightmoor Logistics'];
const START = Date.UTC(2025, 0, 1);
const HOUR = 3_600_000;

/** Invented people; the measured popup shows the one in the middle. */
export function stockOf(count: number): Stock {
  const shown = Math.floor(count / 2);
  const leads = Array.from({ length: count }, (_, index) => (index === shown ? shownLead(index) : inventedLead(index)));
  const purchases = leads.map(purchaseOf);
  for (const one of leads) lead.parse(one);
  for (const one of purchases) purchase.parse(one);
  return { leads, purchases };
}

export const SHOWN = {
  name: 'Zoë Brontë-Łukasiewicz',
  emails: ['zoe.bronte@hollowpine.example', 'zoe.lukasiewicz@mailbox.example'],
} as const;

function shownLead(index: number): Lead {
  const person = PEOPLE.find(({ slug }) => slug === 'zoe-bronte-lukasiewicz');
  if (!person) throw new Error('The sandbox does not know the person.');
  const known = { slug: person.slug, token: person.token, memberId: null };
  return {
    ...inventedLead(index),
    name: SHOWN.name,
    aliases: aliasesOf(known),
    contact: contactOf(index, SHOWN.emails),
  };
}

function inventedLead(index: number): Lead {
  const name = `${pick(FIRST, index)} ${pick(LAST, index / FIRST.length)}`;
  const slug = `${name.toLowerCase().replaceAll(' ', '-')}-${index}`;
  const local = slug.normalize('NFD').replace(/[^a-z0-9-]/g, '');
  const [title, company] = [pick(TITLES, index), pick(COMPANIES, index)];
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    aliases: aliasesOf({
      slug,
      token: `ACoAA${String(index).padStart(34, 'x')}`,
      memberId: String(10_000_000 + index),
    }),
    name,
    headline: `${title} at ${company} | Talks about instruments, people and what brings them together`,
    company,
    location: 'Lyon, Auvergne-Rhône-Alpes, France',
    contact: contactOf(index, [`${local}@hollowpine.example`, `${local}@mailbox.example`]),
    inCrm: null,
    tags: [],
    notes: '',
    savedAt: START + index * HOUR,
  };
}

function contactOf(index: number, [work = '', personal = '']: readonly string[]): Contact {
  const source: Provenance = { service: 'kaspr', at: START + index * HOUR };
  const saying = (text: string) => ({ ...source, text, at: START });
  const email = (address: string, validity: Email['validity'], use: Email['use']): Email => ({
    ...{ address, validity, use, current: true },
    sources: [{ ...source, validity }],
  });
  // France reserves these numbers for fiction.
  const number = `+33639980${String(index % 1000).padStart(3, '0')}`;
  return contact.parse({
    emails: [email(work, 'verified', 'work'), email(personal, 'unverified', 'personal')],
    phones: [{ display: number, e164: number, country: 'FR', use: null, isDoNotCall: false, sources: [source] }],
    title: saying(pick(TITLES, index)),
    company: saying(pick(COMPANIES, index)),
    location: saying('Lyon, France'),
    gatheredAt: START,
    optedOut: null,
    sources: [source],
  });
}

function purchaseOf({ id: subject }: Lead, index: number): Purchase {
  const wish = { service: 'kaspr', operation: 'profile', subject, asked: {} } as const;
  return {
    ...wish,
    id: index + 1,
    key: purchaseKey(wish),
    keyId: '0123456789ab',
    state: 'settled',
    startedAt: START + index * HOUR,
    day: dayOf(START + index * HOUR),
    endedAt: START + index * HOUR + 800,
    found: true,
    failure: null,
    charged: 1,
    remaining: 100_000 - index,
    repeatable: false,
    stake: 1,
    lock: '',
    run: null,
    resolved: null,
  };
}

function pick(list: readonly string[], index: number): string {
  return list[Math.floor(index) % list.length] ?? '';
}
