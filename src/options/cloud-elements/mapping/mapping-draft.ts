import type { CrmMapping, CrmValue } from '../../../model/schemas/crm/crm.ts';

/** A mapping being edited: all text, unchecked. */
export type MappingDraft = {
  readonly element: string;
  readonly object: string;
  readonly fields: Readonly<Partial<Record<CrmValue, string>>>;
  readonly searchEmail: string;
  readonly searchLinkedin: string;
  readonly link: string;
  readonly fixed: readonly FixedDraft[];
  readonly clearsBy: CrmMapping['clearsBy'];
};

/** `id` identifies rows while their names change. */
export type FixedDraft = { readonly id: number; readonly field: string; readonly text: string };

export function draftOf(mapping: CrmMapping): MappingDraft {
  const { element, object, fields, searchEmail, searchLinkedin, link, fixed = {}, clearsBy } = mapping;
  return {
    ...{ element, object, fields, searchEmail, clearsBy },
    searchLinkedin: searchLinkedin ?? '',
    link: link ?? '',
    fixed: Object.entries(fixed).map(([field, text], id) => ({ id, field, text })),
  };
}

/** Without what was left empty. */
export function mappingOf(draft: MappingDraft): unknown {
  const { element, object, fields, searchEmail, searchLinkedin, link, fixed, clearsBy } = draft;
  const mapped = Object.entries(fields).flatMap(([value, field]) => (field.trim() ? [[value, field.trim()]] : []));
  const rows = fixed.filter(({ field, text }) => field.trim() || text.trim());
  return {
    ...{ element, object: object.trim(), searchEmail: searchEmail.trim() },
    fields: Object.fromEntries(mapped),
    searchLinkedin: searchLinkedin.trim() || null,
    link: link.trim() || null,
    ...(rows.length > 0
      ? { fixed: Object.fromEntries(rows.map(({ field, text }) => [field.trim(), text.trim()])) }
      : {}),
    ...(clearsBy === undefined ? {} : { clearsBy }),
  };
}

/** Fields with two fixed values, of which a mapping could keep only one. */
export function fixedTwice({ fixed }: MappingDraft): string[] {
  const names = fixed.map(({ field }) => field.trim()).filter(Boolean);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

export function withFixedRow(draft: MappingDraft): MappingDraft {
  const id = Math.max(-1, ...draft.fixed.map((row) => row.id)) + 1;
  return { ...draft, fixed: [...draft.fixed, { id, field: '', text: '' }] };
}
