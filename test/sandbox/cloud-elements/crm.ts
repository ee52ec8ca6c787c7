import type { ReceivedRequest } from '../exchange.ts';
import { conditionOf, type Stored, valueAt } from './ceql.ts';
import type { Instance } from './connections.ts';
import { type CloudOutcome, failed, found, listed, UNSUPPORTED, written } from './replies.ts';
import type { State } from './state.ts';
import { type Vendor, vendorOf } from './vendors.ts';

const OBJECTS = new Set(['contacts', 'leads', 'accounts']);

/** `/contacts` and `/contacts/{id}`, and other objects of a CRM. @param parts of the path, decoded */
export function crm(
  request: ReceivedRequest,
  [object = '', id, ...rest]: readonly string[],
  one: Instance,
  state: State,
) {
  if (!OBJECTS.has(object) || rest.length > 0) return UNSUPPORTED();
  const records = state.recordsOf(one.id, object);
  const vendor = vendorOf(one.element);
  if (id === undefined) {
    if (request.method === 'GET') return search(request, object, [...records.values()], state);
    if (request.method !== 'POST') return failed(405, 'Method not allowed');
    return make(request, records, vendor, null, state);
  }
  const before = records.get(id);
  if (!before) return failed(404, `The resource '${id}' does not exist`);
  if (request.method === 'GET') return found(before);
  if (request.method === 'PATCH') return make(request, records, vendor, before, state);
  if (request.method !== 'DELETE') return failed(405, 'Method not allowed');
  return written('', id, () => void records.delete(id));
}

function search(request: ReceivedRequest, object: string, all: readonly Stored[], state: State): CloudOutcome {
  const { emptyAs, paging, mostPerPage, isSearchBlind } = state.settings;
  const where = request.query.get('where');
  const condition = where === null ? () => true : conditionOf(where);
  if (!condition) return failed(400, `Invalid where clause: ${where}`);
  const hits = isSearchBlind ? [] : all.filter(condition);
  if (hits.length === 0 && emptyAs === 'message') return failed(404, `No ${object} found`);
  return listed(hits, request, { paging, most: mostPerPage });
}

function make(
  { body }: ReceivedRequest,
  records: Map<string, Stored>,
  vendor: Vendor,
  before: Stored | null,
  state: State,
): CloudOutcome {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return failed(400, 'Invalid JSON');
  // The spread of a parsed body: its fields are whatever was sent.
  const made = vendor.make({ ...body }, before ?? {});
  if ('refusal' in made) return failed(400, 'Bad request', made.refusal);
  const email = valueAt(made.record, vendor.email);
  const isTaken = [...records.values()].some(
    (other) => other.id !== before?.id && email !== undefined && same(valueAt(other, vendor.email), email),
  );
  if (isTaken && state.settings.rejectsDuplicates)
    return failed(409, 'The resource already exists', `Duplicate: ${email}`);
  const record = before ? made.record : { ...vendor.identify(state.next()), ...made.record };
  const id = String(record.id);
  return written(record, id, () => void records.set(id, record));
}

const same = (one: unknown, other: unknown) => String(one).toLowerCase() === String(other).toLowerCase();
