import type { ReceivedRequest } from '../exchange.ts';
import { type RunningService, runService } from '../service/run-service.ts';
import type { ServerOptions } from '../tls-server.ts';
import type { Stored } from './ceql.ts';
import { ELEMENTS, type Instance } from './connections.ts';
import { crm } from './crm.ts';
import { documents } from './documents.ts';
import { consent, platformCall, senderOf } from './platform.ts';
import { API_HOST, BASE_PATH, type CloudOutcome, failed, found, UNKNOWN, UNSUPPORTED } from './replies.ts';
import { type Settings, State, type StoredFile } from './state.ts';

export interface CloudElements extends RunningService {
  /** Changes what the contract leaves open. */
  set(settings: Partial<Settings>): void;
  setUser(userSecret: string, organizationSecret: string): void;
  instances(): readonly Instance[];
  changeInstance(instanceId: number, different: Partial<Instance>): void;
  /** What a CRM has now, in its own shape. */
  contacts(instanceId: number): readonly Stored[];
  /** Puts a contact into a CRM by another way than the API. */
  addContact(instanceId: number, body: Stored): string;
  /** Somebody works with a contact in the CRM itself. */
  changeContact(instanceId: number, id: string, different: Stored): void;
  files(): readonly StoredFile[];
  addFile(instanceId: number, path: string, content: string): void;
}

/** Headers that a page of another origin may read (contract 4.4, observed). */
const EXPOSED = [
  ...['Elements-Returned-Count', 'Elements-Total-Count', 'Elements-Request-Id', 'Elements-Next-Page-Token'],
  ...['Elements-Trace-Id', 'Elements-Error', 'Content-Disposition'],
].join(', ');

/** Starts Cloud Elements on a free loopback port. `charge` of a behaviour: whether a write is carried out. */
export async function startCloudElements(options: ServerOptions = {}): Promise<CloudElements> {
  const state = new State();
  const clock = options.clock ?? Date.now;
  const scheme = options.tls === false ? 'http' : 'https';
  let asked = 0;
  const service = await runService<CloudOutcome>(
    {
      answer: (request) => answer(request, state, scheme, clock()),
      settle: ({ headers }, { write }, price) => {
        if (write && price > 0) {
          state.writes += 1;
          write();
        }
        asked += 1;
        const id = `65f0${String(asked).padStart(20, '0')}`;
        const exposed = headers.origin === undefined ? {} : { 'Access-Control-Expose-Headers': EXPOSED };
        return { 'Elements-Request-Id': id, 'Elements-Trace-Id': id, ...exposed };
      },
      reset: () => state.reset(),
    },
    options,
  );
  const instanceOf = (id: number) => {
    const instance = state.instances.get(id);
    if (!instance) throw new Error(`no such instance: ${id}`);
    return instance;
  };
  return {
    ...service,
    set: (settings) => {
      state.settings = { ...state.settings, ...settings };
    },
    setUser: (user, organization) => void state.users.set(user, organization),
    instances: () => [...state.instances.values()],
    changeInstance: (id, different) => void state.instances.set(id, { ...instanceOf(id), ...different }),
    contacts: (id) => [...state.recordsOf(id, 'contacts').values()],
    addContact: (id, body) => state.addContact(instanceOf(id), body),
    changeContact: (instanceId, id, different) => {
      const records = state.recordsOf(instanceId, 'contacts');
      records.set(id, { ...records.get(id), ...different });
    },
    files: () => state.files,
    addFile: (instanceId, path, content) => state.store({ instanceId, path, content, at: clock() }),
  };
}

function answer(request: ReceivedRequest, state: State, scheme: string, now: number): CloudOutcome {
  const origin = request.host === API_HOST ? `https://${API_HOST}` : `${scheme}://${request.headers.host}`;
  if (request.path === '/sandbox/consent') return consent(request, state);
  if (!request.path.startsWith(`${BASE_PATH}/`)) return failed(404, 'Not found');
  const parts = decoded(request.path.slice(BASE_PATH.length + 1));
  if (!parts) return failed(400, 'Invalid path');
  if (['elements', 'instances'].includes(parts[0] ?? '')) return platformCall(request, parts, state, origin);
  return hubCall(request, parts, state, now);
}

/** A call about one connection. The part `/hubs/<hub>` makes no difference (contract 4.2, observed). */
function hubCall(request: ReceivedRequest, whole: readonly string[], state: State, now: number): CloudOutcome {
  const { isKnown, instance } = senderOf(request, state);
  if (!isKnown || !instance) return UNKNOWN();
  if (instance.isDisabled) return failed(403, `The element instance ${instance.id} is disabled`);
  const parts = whole[0] === 'hubs' ? whole.slice(2) : whole;
  if (parts[0] === 'ping') {
    const body = { dateTime: new Date(now).toISOString(), endpoint: instance.element };
    return request.method === 'GET' ? found(body) : failed(405, 'Method not allowed');
  }
  if (state.writes >= state.settings.writesUntilDown) return failed(502, 'The provider could not be reached');
  const hub = ELEMENTS.find(({ key }) => key === instance.element)?.hub;
  if (hub === 'crm') return crm(request, parts, instance, state);
  return hub === 'documents' ? documents(request, parts, instance, state, now) : UNSUPPORTED();
}

function decoded(path: string): readonly string[] | null {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}
