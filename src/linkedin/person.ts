import type { Absence, Evidence, PersonField, PersonReading } from '../model/schemas/people/reading.ts';
import { cleanName } from './names.ts';

/** A field as a layout's reader found it: its text and what speaks for it, or why there is none. */
export type Finding = { text: string; by: Evidence } | { absence: Absence };

/** A field that is not named is not on the page. The name is given as painted. */
export type Findings = { readonly [F in PersonField]?: Finding };

/** Who the page must be about, as the address says. */
export type PageSubject = { slug: string } | { token: string };

/** What one layout's reader has to say: a person and how certain it is who that is, or which of the reasons. */
export type LayoutReading =
  | { verdict: 'certain' | 'partial'; person: PersonReading }
  | { reason: 'not-the-subject' | 'field-missing'; missing: string[] };

export const notTheSubject: LayoutReading = { reason: 'not-the-subject', missing: [] };

/** What stands where there is nothing to say: "--" for somebody without a headline. Saved pages, seen 2026-09. */
const PLACEHOLDER = /^[\p{Pd}\p{Po}\p{Z}−]*$/u;

/** The text if there is any, else the absence given. */
export function findingOf(text: string, by: Evidence, otherwise: Absence = 'not-on-page'): Finding {
  return PLACEHOLDER.test(text) ? { absence: otherwise } : { text, by };
}

/** Cuts to a number of UTF-16 units without leaving half a character. */
function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/**
 * Takes fields out of findings, within the limits of the model: a value that the model would refuse is absent instead.
 * What speaks for each field, or why it is absent, is kept in `evidence`.
 */
export function takeFrom<F extends string>(findings: { readonly [G in F]?: Finding }) {
  // Filled as fields are taken; whoever takes all of them has all.
  const evidence = {} as Record<F, Evidence | Absence>;
  const take = (field: F, max: number, shape = /./s): string | null => {
    const finding: Finding = findings[field] ?? { absence: 'not-on-page' };
    const value = 'text' in finding ? cut(finding.text, max) : '';
    const fits = shape.test(value);
    if ('absence' in finding) evidence[field] = finding.absence;
    else evidence[field] = fits ? finding.by : 'part-missing';
    return fits ? value : null;
  };
  return { take, evidence };
}

/** Puts a person together. */
export function composePerson(findings: Findings): PersonReading {
  const { take, evidence } = takeFrom<PersonField>(findings);
  const rawName = take('name', 600);
  const name = rawName && cut(cleanName(rawName), 300);
  return {
    slug: take('slug', 200),
    token: take('token', 100, /^AC[\w-]{3,80}$/),
    memberId: take('memberId', 100, /^\d{1,15}$/),
    name: name || null,
    rawName: name ? rawName : null,
    pronouns: take('pronouns', 60),
    headline: take('headline', 2000),
    title: take('title', 500),
    company: take('company', 500),
    companyId: take('companyId', 100, /^\d{1,15}$/),
    school: take('school', 500),
    location: take('location', 500),
    degree: take('degree', 20),
    evidence,
  };
}

/** The reading of a card that is proven to be the subject's: without a name there is nobody to speak of. */
export function certainPerson(findings: Findings): LayoutReading {
  const person = composePerson(findings);
  return person.name === null ? { reason: 'field-missing', missing: ['name'] } : { verdict: 'certain', person };
}
