import type { Duplex } from 'node:stream';
import { COMPANIES, type Company } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import type { Outcome } from '../service/outcome.ts';
import { type RunningService, runService } from '../service/run-service.ts';
import type { ServerOptions } from '../tls-server.ts';
import { ENDPOINTS, type KeysIn, type Route, type World } from './endpoints.ts';
import { EVENT_ENDPOINTS } from './event-endpoints.ts';
import { Refusal } from './search.ts';
import type { Pattern } from './sockets.ts';
import { LegacyState } from './state.ts';

const SOCKET_PATH = '/api/v1/websocket';

/** The keys that everything in the sandbox is set up with. */
export const COGNISM_DEMO_TOKEN = 'cognism-demo-token-0001';
export const COGNISM_DEMO_SECRET = 'cognism-demo-secret-0001';

export interface Tokens {
  readonly accessToken: string;
  readonly secretKey: string;
  /** Whether requests without the secret key are refused too. */
  readonly wantsSecret: boolean;
  /** False: the account may not use the API at all. */
  readonly isAllowed: boolean;
}

export interface CognismLegacyOptions extends ServerOptions {
  readonly people?: readonly Person[];
  readonly companies?: readonly Company[];
}

export interface CognismLegacy extends RunningService {
  /** Events, dead letters, subscriptions, audit log and websockets, which tests may look at and change. */
  readonly state: LegacyState;
  /** Changes the tokens that are taken, until the next reset. */
  setTokens(tokens: Partial<Tokens>): void;
}

const DEMO: Tokens = {
  accessToken: COGNISM_DEMO_TOKEN,
  secretKey: COGNISM_DEMO_SECRET,
  wantsSecret: false,
  isAllowed: true,
};

/** Starts Cognism's API of 2016, under `/api/v1` and `/api/v2`, on a free loopback port. All of it is free. */
export async function startCognismLegacy(options: CognismLegacyOptions = {}): Promise<CognismLegacy> {
  const { people = PEOPLE, companies = COMPANIES, clock = Date.now } = options;
  const state = new LegacyState(people, clock);
  let tokens = DEMO;
  const service = await runService<Outcome>(
    {
      answer: (request) => answer(request, { people, companies, state }, tokens),
      reset: () => {
        tokens = DEMO;
        state.reset();
      },
      upgrade: (request, socket, head, behaviour) => {
        const status = behaviour.status ?? refusalOf(request, tokens);
        if (behaviour.cut) socket.destroy();
        else if (status !== null) refuseUpgrade(socket, status);
        else if (!behaviour.never) state.sockets.accept(request, socket, head, patternIn(request) ?? {});
      },
    },
    options,
  );
  return {
    ...service,
    state,
    setTokens: (different) => {
      tokens = { ...tokens, ...different };
    },
  };
}

/** What bodies its errors have is not known: they are empty here. */
const failed = (status: number): Outcome => ({ status, body: '', credits: 0, subject: '' });

const ROUTES: readonly Route[] = [...ENDPOINTS, ...EVENT_ENDPOINTS];

function answer(request: ReceivedRequest, world: World, tokens: Tokens): Outcome {
  const routes = ROUTES.map(([method, path, keysIn, endpoint]) => {
    const [, name = ''] = new RegExp(`^${path.replace('{}', '([^/]+)')}$`).exec(request.path) ?? [];
    return { method, keysIn, endpoint, name, isMeant: name !== '' || path === request.path };
  }).filter(({ isMeant }) => isMeant);
  const route = routes.find(({ method }) => method === request.method);
  // The websocket's own path, without the wish for one.
  if (request.path === SOCKET_PATH) return failed(400);
  if (!route) return failed(routes.length > 0 ? 405 : 404);
  if (!isAuthorized(request, route.keysIn, tokens)) return failed(401);
  if (!tokens.isAllowed) return failed(403);
  try {
    return route.endpoint(request, world, decodeURIComponent(route.name));
  } catch (error) {
    if (error instanceof Refusal) return failed(400);
    throw error;
  }
}

/** Why a websocket is refused, or null. Browsers send no custom headers, so keys may be in the address. */
function refusalOf(request: ReceivedRequest, tokens: Tokens): number | null {
  if (request.path !== SOCKET_PATH) return 404;
  const isKnown = isAuthorized(request, 'query', { ...tokens, wantsSecret: true });
  if (!isKnown && !isAuthorized(request, 'both headers', tokens)) return 401;
  if (!tokens.isAllowed) return 403;
  return patternIn(request) === null ? 400 : null;
}

function patternIn({ query }: ReceivedRequest): Pattern | null {
  try {
    const { type, org } = Object(JSON.parse(query.get('pattern') ?? '{}'));
    return { ...(type === undefined ? {} : { type }), ...(org === undefined ? {} : { org }) };
  } catch {
    return null;
  }
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

function isAuthorized({ headers, query }: ReceivedRequest, keysIn: KeysIn, tokens: Tokens): boolean {
  const isQuery = keysIn === 'query';
  const accessToken = isQuery ? query.get('accessToken') : headers['x-api-accesstoken'];
  const secretKey = isQuery ? query.get('secretKey') : headers['x-api-secretkey'];
  if (accessToken !== tokens.accessToken) return false;
  return secretKey ? secretKey === tokens.secretKey : !tokens.wantsSecret && keysIn !== 'both headers';
}
