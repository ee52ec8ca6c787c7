import type { ReceivedRequest } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import { API_HOST, answer, failed, type Link, link, originFor, pageLinks, partOf, QUERY_HOSTS } from './replies.ts';
import type { ReportPerson } from './reports.ts';
import type { Query, RunCall, State } from './state.ts';

/** The two generations of running a report, each at its paths and with its forms of everything. */
export function queries(request: ReceivedRequest, state: State, isPlain: boolean): Outcome {
  const call: RunCall = request.path.startsWith('/v2/') ? 'v2' : 'v1';
  if (!state.settings.runCalls.includes(call)) return failed(404, 'not_found');
  const host = call === 'v1' ? API_HOST : QUERY_HOSTS.includes(request.host) ? request.host : (QUERY_HOSTS[0] ?? '');
  const prefix = `${originFor(request, host, isPlain)}${call === 'v1' ? '/query' : '/v2'}/queries`;
  const [, reportId] = /^(?:\/query|\/v2\/products\/[^/]+)\/reports\/([^/]+)\/run$/.exec(request.path) ?? [];
  if (reportId)
    return request.method === 'POST' ? run(request, state, call, reportId, prefix) : failed(404, 'not_found');
  const [, guid = '', what] = /^\/(?:query|v2)\/queries\/([^/]+)\/(status|results)$/.exec(request.path) ?? [];
  const query = state.queries.get(guid);
  if (!query || query.call !== call || request.method !== 'GET') return refused(call, 404, 'query not found');
  const href = `${prefix}/${guid}`;
  return what === 'status' ? status(query, state, href) : results(request, query, state, href);
}

function refused(call: RunCall, status: number, message: string): Outcome {
  return call === 'v2'
    ? failed(status, message.replaceAll(' ', '_'))
    : answer(status, { message, error: message, status });
}

function run(request: ReceivedRequest, state: State, call: RunCall, reportId: string, prefix: string): Outcome {
  const report = state.reports.find(({ id, type }) => id === reportId && type.startsWith('people_search'));
  if (!report) return refused(call, 404, 'report not found');
  if (!isSpan(call, request.body)) return refused(call, 400, 'bad request');
  const guid = state.begin(call, report);
  const href = `${prefix}/${guid}/status`;
  const headers = state.settings.location ? { Location: href } : {};
  if (call === 'v1') return answer(202, { success: true, query_guid: guid }, headers);
  const links = state.settings.bodyLinks ? [link('query-status', href, 'Status')] : [];
  return answer(202, { meta: { status: 202 }, data: { message: 'success' }, links }, headers);
}

/** v1 wants seconds inside `report`, v2 dates of ISO 8601 at the top. */
function isSpan(call: RunCall, body: unknown): boolean {
  const fields = new Map(Object.entries(body ?? {}));
  const span = new Map<string, unknown>(call === 'v1' ? Object.entries(fields.get('report') ?? {}) : fields);
  const dates = [span.get('start_date'), span.get('end_date')];
  return call === 'v1'
    ? dates.every((date) => Number.isInteger(date) && Number(date) < 1e11)
    : dates.every((date) => typeof date === 'string' && /^\d{4}-\d\d-\d\dT/.test(date));
}

function status(query: Query, { settings }: State, href: string): Outcome {
  const isDone = query.polls >= settings.polls;
  const progress = isDone ? 1 : query.polls / settings.polls;
  query.polls += 1;
  const said = { completed: isDone, progress };
  const to = `${href}/results`;
  const headers = isDone && settings.location ? { Location: to } : {};
  if (query.call === 'v1') return answer(isDone ? 201 : 200, said, headers);
  const links = isDone && settings.bodyLinks ? [link('query-results', to, 'Results')] : [];
  return answer(isDone ? 201 : 200, { meta: { status: 200 }, data: said, links }, headers);
}

function results(request: ReceivedRequest, query: Query, { settings }: State, href: string): Outcome {
  if (query.polls <= settings.polls) return refused(query.call, 404, 'not completed');
  const part = partOf(query.report.people, request, 50, settings.mostPerPage);
  if (!part) return refused(query.call, 400, 'bad request');
  const { items, limit, offset, total } = part;
  const exported = link('export', `${href}/results.csv`, 'Export');
  if (query.call === 'v1') {
    const links: readonly Link[] = [...pageLinks(`${href}/results`, part), exported];
    const names = ['KM ID', 'Person', ...query.report.columns];
    const columns = names.map((name) => ({
      ...{ display_name: name, type: 'property', return_option: 'last', display_return_option: 'Last value' },
    }));
    return answer(200, { total, metadata: { limit, offset }, columns, rows: items.map(rowOf), links });
  }
  const data =
    settings.rows === 'arrays' ? items.map(rowOf) : items.map(({ identity, cells }) => ({ identity, columns: cells }));
  const links = [link('self', `${href}/results?limit=${limit}&offset=${offset}`, 'Self'), exported];
  return answer(200, { meta: { status: 200 }, data, pagination: { limit, offset, total }, links });
}

const rowOf = ({ number, identity, cells }: ReportPerson) => [number, identity, ...cells];
