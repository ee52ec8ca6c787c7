import type { CrmMapping, CrmRecord } from '../../model/schemas/crm/crm.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCloudElements, type CloudAsker, encoded, ok, refusal, unreadable } from './ask.ts';
import { type Listing, readPages } from './pages.ts';
import { recordOf } from './replies.ts';

/** More hits don't identify the person. Small pages, as a record can have hundreds of fields. */
const PAGE_SIZE = 20;
const MAX_PAGES = 3;

type CrmObject = CrmMapping['object'];

/** `duplicate`: the CRM has it already, and nothing was written (409). */
export type Created = { readonly kind: 'created'; readonly record: CrmRecord } | { readonly kind: 'duplicate' };

const pathOf = (object: CrmObject, id?: string) =>
  `/hubs/crm/${encoded(object)}${id === undefined ? '' : `/${encoded(id)}`}`;

/** By a CEQL clause. Vendors may ignore fields they don't know: compare hits with what was sought. At most 60. */
export function searchRecords(
  asker: CloudAsker,
  object: CrmObject,
  where: string,
): Promise<ServiceResult<Listing<CrmRecord>>> {
  const call = { method: 'GET', path: pathOf(object), query: { where }, by: 'element' } as const;
  // An unreadable record may be the one sought.
  return readPages(asker, call, { read: recordOf, mostPages: MAX_PAGES, isStrict: true, counted: PAGE_SIZE });
}

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

/** After a failure of `mayBeWritten` (ask.ts) it may exist: search for it. After any other it does not. */
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

export type Updated = 'updated' | 'absent' | 'duplicate';

/** Other fields stay. After a failure of `mayBeWritten` they may be written; repeating is harmless. */
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

/** `absent`: there was none, as a second attempt after a lost reply also finds. */
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

/** A vendor without such an object answers 404 as well, but its message says so. */
const isGone = (kind: string, status: number | null) => status === 404 && kind === 'refused';
