import type { CrmMapping, CrmPush, CrmRecord } from '../../model/schemas/crm/crm.ts';
import { bodyOf, fieldAt } from '../mapping/record-fields.ts';
import { isUnchanged } from '../match/same-value.ts';

/** What takes a push back. `left`: fields that somebody has changed since, which stay as they are. */
export type UndoPlan = {
  readonly send:
    | { readonly kind: 'remove'; readonly id: string }
    | { readonly kind: 'update'; readonly id: string; readonly body: Record<string, unknown> }
    | null;
  readonly left: readonly string[];
};

/**
 * What is to be sent to take a push back: a contact that it created is deleted, as long as nobody else has written into
 * it; fields of one that was there get back what was in them. A created contact that somebody went on working with
 * stays: emptied, it would be of no use to anybody.
 * @param record the contact as it is now; null where it is gone
 * @param mapping of the connection: what it maps and the push did not write was empty
 */
export function planUndo(push: CrmPush, record: CrmRecord | null, mapping: CrmMapping): UndoPlan {
  const { contactId, state } = push;
  if (!record || contactId === null || (state !== 'created' && state !== 'updated')) return { send: null, left: [] };
  if (state === 'created') {
    const left = changedSince(push, record, mapping);
    return { send: left.length === 0 ? { kind: 'remove', id: contactId } : null, left };
  }
  const back: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [field, wrote] of Object.entries(push.wrote)) {
    const before = push.before[field] ?? null;
    const now = fieldAt(record, field);
    // It may have been put back already by an undo that did not get to say so.
    if (before === null ? now.texts.length === 0 : now.kept === before) continue;
    if (isUnchanged(wrote, now.texts)) back[field] = before === null ? emptied(mapping) : JSON.parse(before);
    else left.push(field);
  }
  const isEmpty = Object.keys(back).length === 0;
  return { send: isEmpty ? null : { kind: 'update', id: contactId, body: bodyOf(back) }, left };
}

/** Fields that still hold what a push wrote, though it was taken back. */
export function stillWritten({ wrote, before }: CrmPush, record: CrmRecord): string[] {
  return Object.entries(wrote).flatMap(([field, text]) => {
    const now = fieldAt(record, field);
    return now.kept !== before[field] && isUnchanged(text, now.texts) ? [field] : [];
  });
}

function changedSince({ wrote }: CrmPush, record: CrmRecord, { fields }: CrmMapping): string[] {
  const changed = Object.entries(wrote).filter(([field, text]) => !isUnchanged(text, fieldAt(record, field).texts));
  const added = Object.values(fields).filter((field) => !(field in wrote) && fieldAt(record, field).texts.length > 0);
  return [...changed.map(([field]) => field), ...added];
}

const emptied = ({ clearsBy }: CrmMapping) => (clearsBy === 'empty-text' ? '' : null);
