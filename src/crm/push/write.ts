import type { CrmMapping, CrmPush, CrmRecord, DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import { bodyOf, fieldAt } from '../mapping/record-fields.ts';

/**
 * What is sent, and what is kept for taking it back. `id` is null where a contact is created. `left`: changes that the
 * user wanted, of fields in which something else stands by now.
 */
export type CrmWrite = {
  readonly id: string | null;
  readonly body: Record<string, unknown>;
  readonly left: readonly FieldChange[];
} & Pick<CrmPush, 'wrote' | 'before'>;

/** The body of a creation. */
export function creationOf({ fixed = {} }: CrmMapping, { fills }: Extract<DryRun, { kind: 'new' }>): CrmWrite {
  const wrote = { ...fixed, ...Object.fromEntries(fills.map(({ field, after }) => [field, after])) };
  const before = Object.fromEntries(Object.keys(wrote).map((field) => [field, null]));
  return { id: null, body: bodyOf(wrote), wrote, before, left: [] };
}

/**
 * The body of an update: empty fields are filled, others are overwritten where the user ticked them and they hold what
 * the user saw.
 * @param run made of the same record
 * @param ticked of `differs` of the run that the user saw
 */
export function updateOf(
  { id, fills, differs }: Extract<DryRun, { kind: 'exists' }>,
  record: CrmRecord,
  ticked: readonly FieldChange[],
): CrmWrite {
  const asSeen = (one: FieldChange) =>
    ticked.some(({ field, before, after }) => field === one.field && before === one.before && after === one.after);
  const changes = [...fills, ...differs.filter(asSeen)];
  const wrote = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
  const before = Object.fromEntries(changes.map(({ field }) => [field, fieldAt(record, field).kept]));
  const left = ticked.filter(({ field }) => differs.some((one) => one.field === field) && !(field in wrote));
  return { id, body: bodyOf(wrote), wrote, before, left };
}
