import type { CrmMapping, CrmRecord } from '../../model/schemas/crm/crm.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCloudElements, type CloudAsker, encoded, ok, refusal, unreadable } from './ask.ts';
import { type Listing, readPages } from './pages.ts';
import { recordOf } from './replies.ts';

// The CRM hub: contacts, or what else a mapping names, in the vendor's shape. By the element's token.

/** More hits than this don't identify the person. Small pages: a record can have hundreds of fields. */
const PAGE_SIZE = 20;
const MAX_PAGES = 3;

type CrmObject = CrmMapping['object'];

/** `duplicate`: the CRM has such a one already, and nothing was written (409). */
export type Created = { readonly kind: 'created'; readonly record: CrmRecord } | { readonly kind: 'duplicate' };

const pathOf = (object: CrmObject, id?: string) =>
  `/hubs/crm/${encoded(object)}${id === undefined ? '' : `/${encoded(id)}`}`;

/**
 * Searches by a CEQL clause (see ceql.ts). Not every vendor understands every field: hits are to be compared with what
 * was sought.
 * @returns at most 60; `isWhole` is false where there may be more
 */
export function searchRecords(
  asker: CloudAsker,
  object: CrmObject,
  where: string,
): Promise<ServiceResult<Listing<CrmRecord>>> {
  const call = { method: 'GET', path: pathOf(object), query: { where }, by: 'element' } as const;
  // What cannot be read may be who is sought: then it is not known whether there is one.
  return readPages(asker, call, { read: recordOf, mostPages: MAX_PAGES, isStrict: true, counted: PAGE_SIZE });
}

/** One record; null where the CRM has none of that id. */
export async function readRecord(
  asker: CloudAsker,
  object: CrmObject,
  id: string,
): Promise<ServiceResult<CrmRecord | null>> {
  const sent = await askCloudElements(asker, { method: 'GET', path: pathOf(object, id), by: 'element' });
  if (!sent.ok) return isGone(sent.failure.kind, sent.status) ? ok(null) : refusal(sent.failure);
  const record = sent.body.kind === 'json' ? recordOf(sent.body.value) : null;
  return record ? ok(record) : unreadable;
}

/**
 * Makes a record. It may have been made in spite of the failures of `mayBeWritten` (ask.ts): `timeout`,
 * `maybe-written`, `service-down` and `unreadable-reply`, after which it has to be searched for. After every other
 * failure it was not.
 */
export async function createRecord(
  asker: CloudAsker,
  object: CrmObject,
  json: object,
): Promise<ServiceResult<Created>> {
  const sent = await askCloudElements(asker, {
    method: 'POST',
    path: pathOf(object),
    json,
    by: 'element',
    effect: 'creates',
  });
  if (!sent.ok) return sent.status === 409 ? ok({ kind: 'duplicate' }) : refusal(sent.failure);
  const record = sent.body.kind === 'json' ? recordOf(sent.body.value) : null;
  return record ? ok({ kind: 'created', record }) : unreadable;
}

/** `duplicate`: the change would make it like another one (409). */
export type Updated = 'updated' | 'absent' | 'duplicate';

/**
 * Writes some fields of a record and leaves the others. After a failure of `mayBeWritten` they may be written; writing
 * the same again does no harm.
 */
export async function updateRecord(
  asker: CloudAsker,
  object: CrmObject,
  id: string,
  json: object,
): Promise<ServiceResult<Updated>> {
  const sent = await askCloudElements(asker, {
    method: 'PATCH',
    path: pathOf(object, id),
    json,
    by: 'element',
    effect: 'changes',
  });
  if (sent.ok) return ok('updated');
  if (sent.status === 409) return ok('duplicate');
  return isGone(sent.failure.kind, sent.status) ? ok('absent') : refusal(sent.failure);
}

/** Deletes a record. `absent`: there was none, which is also what a second try after a lost reply finds. */
export async function removeRecord(
  asker: CloudAsker,
  object: CrmObject,
  id: string,
): Promise<ServiceResult<'removed' | 'absent'>> {
  const sent = await askCloudElements(asker, {
    method: 'DELETE',
    path: pathOf(object, id),
    by: 'element',
    effect: 'changes',
  });
  if (sent.ok) return ok('removed');
  return isGone(sent.failure.kind, sent.status) ? ok('absent') : refusal(sent.failure);
}

/** A vendor that lacks the whole object also answers 404, but then its message says so. */
const isGone = (kind: string, status: number | null) => status === 404 && kind === 'refused';
