import { leaveRoom } from './disk.ts';
import { moveTo, onNotice, passTo, setClock, underWay } from './time.ts';

// The extension API as far as a background uses it that has no tabs: messages and alarms go to the page that plays the
// browser.

/** What the page says to a context. */
export type ToContext =
  | { readonly kind: 'ask'; readonly call: number; readonly message: unknown }
  | { readonly kind: 'alarm'; readonly name: string }
  | { readonly kind: 'time'; readonly ahead: number }
  | { readonly kind: 'clock'; readonly by: number }
  | { readonly kind: 'zone'; readonly hours: number | null }
  | { readonly kind: 'disk'; readonly room: number | null }
  /** What `storage.session` holds, as this context has asked. */
  | { readonly kind: 'session'; readonly call: number; readonly held: Readonly<Record<string, unknown>> }
  | { readonly kind: 'status'; readonly call: number };

/** What a context says to the page. */
export type FromContext =
  /** It has been loaded and begins to run. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: unknown }
  | { readonly kind: 'alarm'; readonly name: string; readonly when: number; readonly period: number | null }
  | { readonly kind: 'no-alarm'; readonly name: string }
  | { readonly kind: 'session'; readonly call: number; readonly change: SessionChange }
  /** Something has begun or ended: the page may have to look again. */
  | { readonly kind: 'notice' }
  /** An error that is none of the closed set was written to the console. */
  | { readonly kind: 'complaint'; readonly text: string };

/** What is put into `storage.session`, or taken out of it; nothing of both to read it. */
export type SessionChange = { readonly put: Readonly<Record<string, unknown>>; readonly drop: readonly string[] };

type Listener = (...given: unknown[]) => unknown;
type AlarmInfo = { when?: number; delayInMinutes?: number; periodInMinutes?: number };

const MINUTE = 60_000;
const HEARTBEAT = /^[0-9a-f]{8}-/;
const listeners = { message: [] as Listener[], alarm: [] as Listener[] };
/** Works that the background wants to stay awake for: each has an alarm under a random name. */
const awake = new Set<string>();

const sessionCalls = new Map<number, (held: Readonly<Record<string, unknown>>) => void>();

/** The page holds it: it outlives this context. */
function session(put: SessionChange['put'], drop: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const call = sessionCalls.size === 0 ? 1 : Math.max(...sessionCalls.keys()) + 1;
  return new Promise((resolve) => {
    sessionCalls.set(call, resolve);
    tell({ kind: 'session', call, change: { put, drop } });
  });
}

const tell = (message: FromContext) => self.postMessage(message);
const event = (list: Listener[] = []) => ({ addListener: (listener: Listener) => void list.push(listener) });
const nothing = async () => {};

const api = {
  runtime: {
    id: 'leadlight',
    getURL: (path: string) => `${location.origin}/${path}`,
    getManifest: () => ({}),
    getPlatformInfo: nothing,
    onMessage: event(listeners.message),
    onStartup: event(),
    onInstalled: event(),
  },
  alarms: {
    onAlarm: event(listeners.alarm),
    async create(name: string, { when, delayInMinutes = 0, periodInMinutes }: AlarmInfo) {
      if (HEARTBEAT.test(name)) awake.add(name);
      const first = when ?? Date.now() + delayInMinutes * MINUTE;
      tell({
        kind: 'alarm',
        name,
        when: first,
        period: periodInMinutes === undefined ? null : periodInMinutes * MINUTE,
      });
    },
    async clear(name: string) {
      awake.delete(name);
      tell({ kind: 'no-alarm', name });
    },
  },
  storage: {
    session: {
      get: () => session({}, []),
      set: async (put: SessionChange['put']) => void (await session(put, [])),
      remove: async (name: string) => void (await session({}, [name])),
    },
  },
  action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing },
  permissions: { contains: async ({ origins }: { origins?: string[] }) => origins !== undefined },
  tabs: { query: async () => [] },
};

/** One of the extension's own pages. */
const SENDER = { id: api.runtime.id, origin: location.origin };

function hear(said: ToContext): void {
  switch (said.kind) {
    case 'time':
      passTo(said.ahead);
      break;
    case 'clock':
      setClock(said.by);
      break;
    case 'zone':
      moveTo(said.hours);
      break;
    case 'disk':
      leaveRoom(said.room);
      break;
    case 'session':
      sessionCalls.get(said.call)?.(said.held);
      sessionCalls.delete(said.call);
      break;
    case 'alarm':
      for (const listener of listeners.alarm) listener({ name: said.name });
      break;
    case 'status':
      tell({ kind: 'answer', call: said.call, answer: { ...underWay(), awake: awake.size } });
      break;
    case 'ask':
      for (const listener of listeners.message) {
        listener(said.message, SENDER, (answer: unknown) => tell({ kind: 'answer', call: said.call, answer }));
      }
  }
}

// With `browser`, the polyfill takes it as it is: this API answers with promises only.
Object.assign(globalThis, { chrome: api, browser: api });
tell({ kind: 'ready' });
console.error = (...said) => tell({ kind: 'complaint', text: said.join(' ') });
onNotice(() => tell({ kind: 'notice' }));
addEventListener('message', ({ data }: MessageEvent<ToContext>) => hear(data));
