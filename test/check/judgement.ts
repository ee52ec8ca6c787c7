import { cleanName } from '../../src/linkedin/names.ts';

/** How one field of a page was read. */
export type Judgement = {
  /** In the sidecar's terms: `company`, `rows[2].name`. */
  readonly field: string;
  readonly is: 'right' | 'wrong' | 'absent';
  /** Whether the page's sidecar demands it; wrong values are wrong either way. */
  readonly isDemanded: boolean;
  readonly isIdentity: boolean;
  /** What was read in place of what, where it is not right. */
  readonly note: string;
};

/** A person's or row's fields that say who it is. */
const IDENTITY = /(?:^|\.)(?:slug|token|memberId|name)$/;

const collapsed = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value);
const shown = (value: unknown) => JSON.stringify(value ?? null);

/** Something that must not be, whatever the fields say. */
export function wrong(field: string, note: string): Judgement {
  return { field, is: 'wrong', isDemanded: false, isIdentity: false, note: `${field}: ${note}` };
}

/** Compares one field; nothing is said of one that neither the page nor the reading has. */
export function judge(field: string, expected: unknown, read: unknown, isOptional: boolean): Judgement[] {
  // Not in the sidecar: nobody has looked whether the page says it.
  if (expected === undefined) return [];
  const [wanted, found] = [collapsed(expected), collapsed(read ?? null)];
  if (wanted === null && found === null) return [];
  const is = wanted === found ? 'right' : found === null ? 'absent' : 'wrong';
  const note = is === 'right' ? '' : `${field}: expected ${shown(wanted)}, read ${shown(found)}`;
  return [
    {
      field,
      is,
      note,
      isDemanded: wanted !== null && !isOptional,
      isIdentity: wanted !== null && IDENTITY.test(field),
    },
  ];
}

type Names = { readonly name: string | null; readonly rawName: string | null };

/** Compares a name: as painted, and as it is shown (`shownName` of the sidecar, else what cleaning makes of it). */
export function judgeName(
  field: string,
  { name, shownName }: Readonly<Record<string, unknown>>,
  read: Names | null,
  isOptional: boolean,
): Judgement[] {
  const painted = judge(field, name, read?.rawName, isOptional);
  const wanted = shownName ?? (typeof name === 'string' ? cleanName(name) : name);
  const cleaned = judge(field, wanted, read?.name, isOptional);
  return painted.some(({ is }) => is !== 'right') ? painted : cleaned;
}
