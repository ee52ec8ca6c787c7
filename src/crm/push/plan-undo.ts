import type { CrmMapping, CrmPush, CrmRecord } from '../../model/schemas/crm/crm.ts';
import { bodyOf, fieldAt } from '../mapping/record-fields.ts';
import { isUnchanged } from '../match/same-value.ts';

export type UndoPlan = {
  readonly send:
    | { readonly kind: 'remove'; readonly id: string }
    | { readonly kind: 'update'; readonly id: string; readonly body: Record<string, unknown> }
    | null;
  readonly left: readonly string[];
};

/**
 * Deletes a contact the push created unless edited since (emptied, it would be useless), or restores the fields of an
 * existing one. @param mapping its mapped fields that the push did not write were empty
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
    // An earlier undo may have restored it and died before recording that.
    if (before === null ? now.texts.length === 0 : now.kept === before) continue;
    if (isUnchanged(wrote, now.texts)) back[field] = before === null ? emptied(mapping) : JSON.parse(before);
    else left.push(field);
  }
  const isEmpty = Object.keys(back).length === 0;
  return { send: isEmpty ? null : { kind: 'update', id: contactId, body: bodyOf(back) }, left };
}

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
