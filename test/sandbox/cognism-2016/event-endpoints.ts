import type { ReceivedRequest } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import { type Endpoint, found, type Route, type World } from './endpoints.ts';
import type { EventRecord } from './event-records.ts';
import { eventsByPipeline, eventsByRule } from './find-events.ts';
import { count, Refusal } from './search.ts';

/** The columns as the document lists them, with its slip. */
const COLUMNS =
  'Event ID;Date;Event Type;Employee Name;Employee Job Title;Employee Estimated Age;Employee URL;Organization Name;' +
  'rganization ID;Client Organization ID;Organization Industry;Organization Website;Organization Founded;' +
  'Organization Type;Organization Size;Region;Country;State;City;';

export const EVENT_ENDPOINTS: readonly Route[] = [
  ['GET', '/api/v1/events/stream', 'headers', stream],
  ['GET', '/api/v1/events/stream/csv', 'query', csv],
  ['POST', '/api/v1/events/stream/search', 'query', search],
  ['GET', '/api/v1/events/deadletter', 'headers', deadLetters],
  ['GET', '/api/v1/subscription', 'both headers', listSubscriptions],
  ['POST', '/api/v1/subscription', 'both headers', createSubscription],
  ['GET', '/api/v1/subscription/{}', 'both headers', oneOf((id, { state }) => found(state.subscriptions.get(id)))],
  ['PUT', '/api/v1/subscription/{}', 'both headers', oneOf(changeSubscription)],
  ['DELETE', '/api/v1/subscription/{}', 'both headers', oneOf(deleteSubscription)],
  ['POST', '/api/v1/audit/user', 'query', writeAudit],
];

const NO_CONTENT: Outcome = { status: 204, body: '', credits: 0, subject: '' };

function stream({ query }: ReceivedRequest, { state }: World): Outcome {
  return found(eventsByRule(state.events, query));
}

function csv({ query }: ReceivedRequest, { state }: World): Outcome {
  const lines = eventsByRule(state.events, query).map(lineOf);
  const headers = { 'content-type': 'text/csv; charset=utf-8' };
  return { ...found([COLUMNS, ...lines, ''].join('\r\n')), headers };
}

function lineOf({ id, date, type, org, employee = {} }: EventRecord): string {
  const { name, title, url, country, state, city } = employee;
  const cells = [id, date, type, name, title, '', url, org, ...Array<string>(8).fill(''), country, state, city, ''];
  return cells.map((cell) => quoted(cell === undefined ? '' : String(cell))).join(';');
}

const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function search({ body }: ReceivedRequest, { state }: World): Outcome {
  return found(eventsByPipeline(state.events, body));
}

function deadLetters({ query }: ReceivedRequest, { state }: World): Outcome {
  const [page, size] = [count(query, 'page', 0, 1000, 0), count(query, 'size', 1, 100, 50)];
  return found(state.deadLetters.slice(page * size, (page + 1) * size));
}

function listSubscriptions(_: ReceivedRequest, { state }: World): Outcome {
  return found([...state.subscriptions.values()]);
}

function createSubscription({ body, at }: ReceivedRequest, { state }: World): Outcome {
  return found(state.subscribe(draftIn(body), at));
}

function changeSubscription(id: string, { state }: World, { body, at }: ReceivedRequest): Outcome {
  state.change(id, draftIn(body), at);
  return NO_CONTENT;
}

function deleteSubscription(id: string, { state }: World): Outcome {
  state.subscriptions.delete(id);
  return NO_CONTENT;
}

function oneOf(answer: (id: string, world: World, request: ReceivedRequest) => Outcome): Endpoint {
  return (request, world, id) =>
    world.state.subscriptions.has(id) ? answer(id, world, request) : { status: 404, body: '', credits: 0, subject: '' };
}

/** All that the document calls required. */
function draftIn(body: unknown): Record<string, unknown> {
  const { name, active, pattern, 'callback-http': callback } = Object(body);
  const isWhole = typeof name === 'string' && typeof active === 'boolean' && typeof pattern === 'object';
  const { method, url, headers } = Object(callback);
  const isCalled = typeof method === 'string' && typeof url === 'string' && Array.isArray(headers);
  if (!isWhole || !isCalled) throw new Refusal('not a subscription');
  return { name, active, pattern, 'callback-http': { method, url, headers } };
}

function writeAudit({ body, at }: ReceivedRequest, { state }: World): Outcome {
  const { action, source, data } = Object(body);
  if (typeof action !== 'string' || typeof source !== 'string' || data === undefined) throw new Refusal('not an entry');
  state.audit.push({ action, source, data, at });
  return { status: 200, body: '', credits: 0, subject: '' };
}
