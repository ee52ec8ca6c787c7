import type { ReceivedRequest } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import { type RunningService, runService } from '../service/run-service.ts';
import type { ServerOptions } from '../tls-server.ts';
import { core } from './core.ts';
import { queries } from './queries.ts';
import { API_HOST, failed, QUERY_HOSTS } from './replies.ts';
import type { ReportPerson } from './reports.ts';
import { type Settings, State } from './state.ts';

export interface Kissmetrics extends RunningService {
  /** Lets a token in; without `isAllowed` it is known, and may see nothing. */
  setToken(token: string, isAllowed?: boolean): void;
  /** Changes what the contract leaves open. */
  set(settings: Partial<Settings>): void;
  /** Whom the next run of a report finds. */
  setPeople(reportId: string, people: readonly ReportPerson[]): void;
  deleteReport(reportId: string): void;
  /** Forgets every run and its results. */
  expireQueries(): void;
}

/** Starts KISSmetrics, its Core API and its hosts of reports, on a free loopback port. Nothing costs anything here. */
export async function startKissmetrics(options: ServerOptions = {}): Promise<Kissmetrics> {
  const state = new State();
  const isPlain = options.tls === false;
  const service = await runService(
    {
      answer: (request) => answer(request, state, isPlain),
      reset: () => state.reset(),
    },
    options,
  );
  return {
    ...service,
    setToken: (token, isAllowed = false) => void state.tokens.set(token, { isAllowed }),
    set: (settings) => {
      state.settings = { ...state.settings, ...settings };
    },
    setPeople: (reportId, people) => state.setPeople(reportId, people),
    deleteReport: (reportId) => {
      state.reports = state.reports.filter(({ id }) => id !== reportId);
    },
    expireQueries: () => state.queries.clear(),
  };
}

function answer(request: ReceivedRequest, state: State, isPlain: boolean): Outcome {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const known = token === undefined ? undefined : state.tokens.get(token);
  if (!known) return failed(401, 'not_authenticated');
  if (!known.isAllowed) return failed(403, 'not_authorized');
  if (!/\bapplication\/json\b|\*\/\*/.test(request.headers.accept ?? '')) return failed(406, 'not_acceptable');
  const isQueryHost = QUERY_HOSTS.includes(request.host);
  if (/^\/core(\/|$)/.test(request.path) && !isQueryHost) {
    return request.method === 'GET' ? core(request, state, isPlain) : failed(404, 'not_found');
  }
  const isThere = request.path.startsWith('/v2/') ? request.host !== API_HOST : !isQueryHost;
  return isThere ? queries(request, state, isPlain) : failed(404, 'not_found');
}
