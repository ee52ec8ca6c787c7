import type { Identity } from '../../../src/model/schemas/people/lead.ts';
import type { PersonReading, RowReading } from '../../../src/model/schemas/people/reading.ts';

export const NOBODY: Identity = { slug: null, token: null, memberId: null };

/** A row of a list; a test says what is different. */
export function rowOf(name: string | null, different: Partial<PersonReading> = {}): RowReading {
  const evidence: PersonReading['evidence'] = {
    ...{ slug: 'own-link', token: 'not-on-page', memberId: 'not-on-page', name: 'heading', pronouns: 'not-on-page' },
    ...{ headline: 'line', title: 'not-on-page', company: 'not-on-page', companyId: 'not-on-page' },
    ...{ school: 'not-on-page', location: 'not-on-page', degree: 'not-on-page' },
  };
  const person: PersonReading = {
    ...{ ...NOBODY, name, rawName: name, pronouns: null, headline: null, title: null, company: null, companyId: null },
    ...{ school: null, location: null, degree: null, evidence },
    ...different,
  };
  return { verdict: person.slug === null ? 'partial' : 'certain', person };
}
