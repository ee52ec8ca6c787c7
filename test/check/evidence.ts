import {
  ABSENCES,
  companyFields,
  type PageReading,
  type PersonReading,
  pageReading,
  personFields,
} from '../../src/model/schemas/people/reading.ts';
import type { Sidecar } from './sidecar.ts';

type Said = Readonly<Record<string, unknown>> & { readonly evidence: Readonly<Record<string, string>> };

const isAbsence = (word: string | undefined) => ABSENCES.some((absence) => absence === word);

/**
 * What is not right about a reading's reasons: every value needs something that speaks for it, every other field a
 * reason why it is absent. @param wanted the reasons that a page's sidecar demands
 */
export function evidenceFaults(reading: PageReading, { evidence: wanted = {} }: Pick<Sidecar, 'evidence'>): string[] {
  const parsed = pageReading.safeParse(reading);
  const broken = parsed.success ? [] : parsed.error.issues.map(({ path }) => `${path.join('.')} breaks the model`);
  const said = saidBy(reading);
  const named = said[0]?.evidence ?? {};
  return [
    ...broken,
    ...said.flatMap(faultsOf),
    ...Object.entries(wanted)
      .filter(([field, word]) => named[field] !== word)
      .map(([field, word]) => `${field}: expected ${word}, read ${named[field]}`),
  ];
}

function saidBy(reading: PageReading): Said[] {
  if (reading.shows === 'person') return [reading.person];
  if (reading.shows === 'company') return [reading.company];
  return reading.shows === 'list' ? reading.rows.map(({ person }: { person: PersonReading }) => person) : [];
}

function faultsOf(said: Said): string[] {
  const fields = 'rawName' in said ? personFields : companyFields;
  return fields.flatMap((field) => {
    const word = said.evidence[field];
    const isAbsent = (said[field] ?? null) === null;
    return word !== undefined && isAbsence(word) === isAbsent
      ? []
      : [`${field} is ${isAbsent ? 'absent' : 'there'} by ${word}`];
  });
}
