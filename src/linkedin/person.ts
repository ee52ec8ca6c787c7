import type { Absence, PersonField, PersonReading } from '../model/reading.ts';
import { cleanName } from './names.ts';

/** A field as a layout's reader found it: its text, or why there is none. */
export type Finding = { text: string } | { absence: Absence };

export type Findings = Record<PersonField, Finding>;

/** Who the page must be about, as the address says. */
export type Subject = { slug: string } | { token: string };

/** What one layout's reader has to say: a person, or which of the reasons. */
export type LayoutReading =
  | { person: PersonReading }
  | { reason: 'not-the-subject' | 'field-missing'; missing: string[] };

export const notTheSubject: LayoutReading = { reason: 'not-the-subject', missing: [] };

/** The text if there is any, else the absence given. */
export function findingOf(text: string, otherwise: Absence = 'not-on-page'): Finding {
  return text === '' ? { absence: otherwise } : { text };
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
 * Puts a person together, within the limits of the model: a value that the model would refuse is absent instead.
 * Without a name there is nobody.
 */
export function composePerson(slug: string, painted: string, findings: Findings): LayoutReading {
  const rawName = cut(painted, 600);
  const name = cut(cleanName(rawName), 300);
  if (name === '') return { reason: 'field-missing', missing: ['name'] };

  const absent: PersonReading['absent'] = {};
  const take = (field: PersonField, max: number, shape = /./s): string | null => {
    const finding = findings[field];
    const value = 'text' in finding ? cut(finding.text, max) : '';
    if (shape.test(value)) return value;
    absent[field] = 'absence' in finding ? finding.absence : 'part-missing';
    return null;
  };
  const person: PersonReading = {
    slug,
    token: take('token', 100, /^AC[\w-]{3,80}$/),
    memberId: take('memberId', 100, /^\d{1,15}$/),
    name,
    rawName,
    headline: take('headline', 2000),
    company: take('company', 500),
    location: take('location', 500),
    absent,
  };
  return { person };
}
