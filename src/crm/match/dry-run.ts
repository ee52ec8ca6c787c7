import type {
  Contradiction,
  CrmCandidate,
  CrmMapping,
  CrmRecord,
  CrmValue,
  DryRun,
  FieldChange,
} from '../../model/schemas/crm/crm.ts';
import { linkOf, requiredBy } from '../mapping/mapping.ts';
import { allTexts, fieldAt } from '../mapping/record-fields.ts';
import { type CrmPerson, type FieldText, fieldTextsOf } from '../mapping/values.ts';
import { contradictionOf } from './contradiction.ts';
import { isSameValue } from './same-value.ts';
import { isFoundBy, searchesFor } from './searches.ts';

/** `matches`: shows a value searched for now or when Leadlight wrote it. `isChosen`: the user once picked it. */
export type ContactHit = { readonly record: CrmRecord; readonly matches: boolean; readonly isChosen?: boolean };

type Exists = Extract<DryRun, { kind: 'exists' }>;

const MAX_CANDIDATES = 20;

/** @param person null if opted out */
export function dryRun(
  mapping: CrmMapping,
  person: CrmPerson | null,
  hits: readonly ContactHit[],
  site: string | null,
): DryRun {
  if (!person) return { kind: 'left-out', why: 'opted-out' };
  const judged = hits.map((hit) => judge(mapping, person, hit));
  const [match, ...more] = judged.filter(({ matches }) => matches);
  if (match && more.length === 0) return compare(mapping, person, match.record, site);
  return hits.length > 0 ? choiceOf(mapping, judged, site) : creation(mapping, person);
}

/** A contact that contradicts the person is offered for choice, never chosen automatically. */
export type JudgedHit = ContactHit & { readonly contradicts: Contradiction | null };

export function judge(mapping: CrmMapping, person: CrmPerson, hit: ContactHit): JudgedHit {
  const isOpen = hit.matches && !hit.isChosen;
  const contradicts = isOpen ? contradictionOf(mapping, person, hit.record) : null;
  return { ...hit, matches: hit.matches && contradicts === null, contradicts };
}

export function choiceOf(
  mapping: CrmMapping,
  hits: readonly JudgedHit[],
  site: string | null,
): Extract<DryRun, { kind: 'several' }> {
  const likelihood = ({ matches, contradicts }: JudgedHit) => (matches ? 2 : contradicts ? 1 : 0);
  const sorted = hits.toSorted((a, b) => likelihood(b) - likelihood(a)).slice(0, MAX_CANDIDATES);
  return { kind: 'several', candidates: sorted.map((hit) => candidateOf(mapping, hit, site)) };
}

/** Creates nothing that lacks what the CRM requires or could not be found again. */
export function creation(mapping: CrmMapping, person: CrmPerson): Extract<DryRun, { kind: 'new' | 'left-out' }> {
  const written = fieldTextsOf(mapping, person.values);
  const texts = written.map(({ text }) => text);
  const isWhole = requiredBy(mapping).every((value) => written.some((one) => one.value === value));
  if (!isWhole || !isFoundBy(texts, searchesFor(mapping, person))) return { kind: 'left-out', why: 'no-data' };
  return { kind: 'new', fills: written.map((one) => change(one, null)) };
}

export function compare(mapping: CrmMapping, person: CrmPerson, record: CrmRecord, site: string | null): Exists {
  const fills: FieldChange[] = [];
  const differs: FieldChange[] = [];
  for (const written of fieldTextsOf(mapping, person.values)) {
    const { texts, kept } = fieldAt(record, written.field);
    if (texts.length === 0) fills.push(change(written, null));
    // Never offer to overwrite what undo could not restore.
    else if (kept !== null && !texts.some((text) => isSameValue(written.value, written.text, text))) {
      differs.push(change(written, texts.join(', ')));
    }
  }
  return { kind: 'exists', id: record.id, link: linkOf(mapping, record.id, site), fills, differs };
}

function change({ value, field, text }: FieldText, before: string | null): FieldChange {
  return { value, field, before, after: text };
}

const DESCRIBING_VALUES: readonly CrmValue[] = ['name', 'first-name', 'last-name', 'title', 'company', 'work-email'];

function candidateOf(
  mapping: CrmMapping,
  { record, matches, contradicts }: JudgedHit,
  site: string | null,
): CrmCandidate {
  const described = DESCRIBING_VALUES.flatMap((value) => {
    const field = mapping.fields[value];
    return field === undefined ? [] : fieldAt(record, field).texts.slice(0, 1);
  });
  const text = described.length > 0 ? described.join(' · ') : allTexts(record).slice(0, 3).join(' · ');
  return {
    id: record.id,
    text: text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').slice(0, 200),
    link: linkOf(mapping, record.id, site),
    matches,
    contradicts,
  };
}
