import type { Subject } from '../../src/model/schemas/people/lead.ts';
import { cognism, contact, type Person, person } from '../sandbox/person.ts';

/** People of the schedules, by all the names that a page may show them under. The first is what most pages show. */
export const PEOPLE: readonly (readonly Subject[])[] = ['ada', 'bo', 'cy', 'nemo', 'hollow'].map((slug, index) => {
  const token = `ACoAA${slug.padStart(34, 'x')}`;
  const memberId = String(1000 + index);
  return [
    shown(slug, { token }),
    shown(slug, {}),
    // Renamed: only a token or number tells that it is the same person.
    shown(`${slug}-new`, { token }),
    shown(`${slug}-new`, {}),
    shown(slug, { memberId }),
  ];
});

function shown(slug: string, known: Partial<Subject>): Subject {
  const nothing = { token: null, memberId: null, headline: null, company: null, location: null };
  return { slug, name: `Name of ${slug}`, ...nothing, ...known };
}

/** Whom a request is about. */
export function personOf(slug: string): number {
  return PEOPLE.findIndex((variants) => variants.some((variant) => variant.slug === slug));
}

/**
 * The same people as the services know them. Kaspr does not know one, and has nothing of another; Cognism knows a third
 * who is without a phone at Kaspr, the one whom Kaspr does not know, and the first.
 */
export const SANDBOX_PEOPLE: readonly Person[] = PEOPLE.flatMap((variants, index) => {
  const slugs = [...new Set(variants.map(({ slug }) => slug))];
  const kaspr = index === 3 ? 'not-found' : index === 4 ? 'empty-profile' : reachable(index);
  const known = [0, 1, 3].includes(index) ? { cognism: reachableAtCognism(index) } : {};
  return slugs.map((slug) => person({ slug, name: `Name of ${slug}`, headline: 'Invented', kaspr, ...known }));
});

function reachableAtCognism(index: number) {
  const mobile = index === 1 ? [{ number: '+447700900777' }] : [];
  return cognism(`person-${index}@kestrelfinch.example`, 'HIGH', { mobile });
}

function reachable(index: number) {
  const address = `person-${index}@hollowpine.example`;
  const phones = index === 0 ? ['+33 6 39 98 00 12'] : [];
  return contact({ emails: [{ email: address, valid: true }], pro: [address], phones });
}
