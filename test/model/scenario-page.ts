import type { FromContext, ToContext } from './extension-api.ts';

// In a page of Chromium: plays the browser to the background under test. Starts it, ends it, keeps its alarms.

export type Status = {
  readonly fetching: number;
  readonly awake: number;
  readonly wait: number | null;
  readonly limit: number | null;
  /** When (epoch ms) the next alarm rings. */
  readonly alarm: number | null;
};

export type Records = Record<string, Record<string, unknown>[]>;

type Context = {
  worker: Worker;
  isReady: boolean;
  /** What it was told before it was there to hear it. */
  readonly unheard: ToContext[];
  readonly calls: Map<number, (answer: unknown) => void>;
  /** The calls that only ask what is under way. */
  readonly looks: Set<number>;
};
type ContextStatus = Omit<Status, 'alarm'>;

/** So long (ms) nothing is to be heard of a background that only waits. */
const MOMENT = 5;
/** A background that has not begun to run by then never will (ms). */
const START_LIMIT = 5000;

/**
 * The background's script, at hand: a worker that is killed while it loads leaves the browser's cache waiting for it.
 */
let script = '';

const contexts: Context[] = [];
const alarms = new Map<string, { when: number; period: number | null }>();
/** What backgrounds have said of errors that are none of the closed set. */
const complaints: string[] = [];
let ahead = 0;
let zone: number | null = null;
let room: number | null = null;
/** `storage.session`. */
let session: Record<string, unknown> = {};
/** How often an answer was put there. */
let kept = 0;
const isAnswer = (name: string) => name.startsWith('answer-of-');
let calls = 0;
/** When a background last told or was told something (ms of the page's clock). */
let lastNews = 0;
let database: IDBDatabase | null = null;

function say(context: Context, message: ToContext): void {
  if (message.kind === 'status') context.looks.add(message.call);
  else lastNews = performance.now();
  if (!context.isReady) context.unheard.push(message);
  context.worker.postMessage(message);
}
const now = () => Date.now() + ahead;

/** To be called first: from then on, backgrounds can be started. */
export async function load(): Promise<void> {
  const reply = await fetch('/context.js');
  script = URL.createObjectURL(await reply.blob());
}

/** Starts one more background beside those that run. */
export function start(): Context {
  const context: Context = { worker: newWorker(), isReady: false, unheard: [], calls: new Map(), looks: new Set() };
  contexts.push(context);
  listen(context);
  if (room !== null) say(context, { kind: 'disk', room });
  return context;
}

function newWorker(): Worker {
  lastNews = performance.now();
  return new Worker(script, { name: JSON.stringify([ahead, zone]) });
}

function listen(context: Context): void {
  const { worker } = context;
  worker.addEventListener('error', ({ message }) => complaints.push(message));
  worker.addEventListener('message', ({ data }: MessageEvent<FromContext>) => hear(context, data));
  // Where many workers are killed as they start, Chromium now and then does not begin to run one at all.
  setTimeout(() => {
    if (context.isReady || !contexts.includes(context)) return;
    worker.terminate();
    context.worker = newWorker();
    for (const message of context.unheard) context.worker.postMessage(message);
    listen(context);
  }, START_LIMIT);
}

function hear(context: Context, said: FromContext): void {
  if (said.kind !== 'answer' || !context.looks.delete(said.call)) lastNews = performance.now();
  if (said.kind === 'no-alarm') alarms.delete(said.name);
  if (said.kind === 'alarm') alarms.set(said.name, { when: said.when, period: said.period });
  if (said.kind === 'answer') context.calls.get(said.call)?.(said.answer);
  if (said.kind === 'ready') context.isReady = true;
  if (said.kind === 'session') {
    session = { ...session, ...said.change.put };
    kept += Object.keys(said.change.put).filter(isAnswer).length;
    for (const name of said.change.drop) delete session[name];
    say(context, { kind: 'session', call: said.call, held: session });
  }
  if (said.kind === 'complaint') complaints.push(said.text);
}

/**
 * Ends a background, the newest first, whatever it is doing. Whoever waits for its answer gets null.
 * @returns whether another one runs
 */
export function kill(): boolean {
  const context = contexts.pop();
  context?.worker.terminate();
  for (const answer of context?.calls.values() ?? []) answer(null);
  return contexts.length > 0;
}

/** Asks a background as a page of the extension does; a message starts one if none runs. Null: it died. */
export function ask(message: unknown, isSecond = false): Promise<unknown> {
  const context = (isSecond ? contexts[1] : undefined) ?? contexts[0] ?? start();
  return call(context, (id) => ({ kind: 'ask', call: id, message }));
}

function call(context: Context, message: (id: number) => ToContext): Promise<unknown> {
  calls += 1;
  const id = calls;
  return new Promise((resolve) => {
    context.calls.set(id, (answer) => {
      context.calls.delete(id);
      resolve(answer);
    });
    say(context, message(id));
  });
}

/**
 * Sets how far the schedule's clock is ahead (ms), and rings the alarms that are due: they start a background if none
 * runs.
 */
export function passTo(nowAhead: number): void {
  ahead = nowAhead;
  for (const context of contexts) say(context, { kind: 'time', ahead });
  for (const [name, { when, period }] of [...alarms]) {
    if (when > now()) continue;
    if (period === null) alarms.delete(name);
    else alarms.set(name, { when: now() + period, period });
    say(contexts[0] ?? start(), { kind: 'alarm', name });
  }
}

/** Sets the clock (ms ahead of the machine's) as a user does: only what waits for a date notices it. */
export function setClock(nowAhead: number): void {
  for (const context of contexts) say(context, { kind: 'clock', by: nowAhead - ahead });
  ahead = nowAhead;
  passTo(nowAhead);
}

/** Takes the machine to another zone. @param hours east of UTC; null: the machine's own */
export function moveTo(hours: number | null): void {
  zone = hours;
  for (const context of contexts) say(context, { kind: 'zone', hours });
}

/** Fills the disk but for records of so many characters; null: there is room for everything. */
export function leaveRoom(characters: number | null): void {
  room = characters;
  for (const context of contexts) say(context, { kind: 'disk', room });
}

/** What is under way, once that has not changed for a moment: then it waits for something. */
export async function standstill(): Promise<Status> {
  for (;;) {
    const quiet = lastNews + MOMENT - performance.now();
    if (quiet > 0) await new Promise((next) => setTimeout(next, quiet));
    const before = lastNews;
    // Answered only when a background has nothing else to do.
    const found = await status();
    if (lastNews === before) return found;
  }
}

/** What is under way in all backgrounds together. */
async function status(): Promise<Status> {
  const all = await Promise.all(contexts.map((context) => call(context, (id) => ({ kind: 'status', call: id }))));
  // One that was killed meanwhile has nothing under way.
  const found = all.filter((one): one is ContextStatus => one !== null);
  const earliest = (times: readonly (number | null)[]) => {
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  return {
    fetching: found.reduce((sum, one) => sum + one.fetching, 0),
    awake: found.reduce((sum, one) => sum + one.awake, 0),
    wait: earliest(found.map((one) => one.wait)),
    limit: earliest(found.map((one) => one.limit)),
    alarm: earliest([...alarms.values()].map(({ when }) => when)),
  };
}

/** Forgets all that is kept. */
export async function wipe(): Promise<void> {
  alarms.clear();
  complaints.length = 0;
  session = {};
  kept = 0;
  moveTo(null);
  leaveRoom(null);
  // A database that is emptied is at hand much sooner than a new one.
  const known = await indexedDB.databases();
  if (known.length === 0) return;
  const opened = await open();
  const transaction = opened.transaction([...opened.objectStoreNames], 'readwrite');
  for (const name of opened.objectStoreNames) transaction.objectStore(name).clear();
  await new Promise((finished, fail) => {
    transaction.oncomplete = finished;
    transaction.onabort = fail;
  });
}

/** What the backgrounds have complained of since the last wipe, how often they kept an answer, how many are kept. */
export function heard(): { complaints: readonly string[]; kept: number; left: number } {
  return { complaints, kept, left: Object.keys(session).filter(isAnswer).length };
}

/** Forgets what backgrounds have complained of: there was reason to. */
export function forgive(): void {
  complaints.length = 0;
}

/** Ruins a field of a record, past all of Leadlight's code. Null: there is none. @param nth of those there are */
export async function damage(
  store: string,
  nth: number,
  field: string,
): Promise<{ key: IDBValidKey; before: Record<string, unknown> } | null> {
  const records = (await open()).transaction(store, 'readwrite').objectStore(store);
  const keys = await done(records.getAllKeys());
  const key = keys[nth % keys.length];
  if (key === undefined) return null;
  const before = await done(records.get(key));
  await done(records.put({ ...before, [field]: { ruined: true } }));
  return { key, before };
}

/** Everything on disk, of some stores. */
export async function dump(names: readonly string[]): Promise<Records> {
  const transaction = (await open()).transaction([...names]);
  const all = await Promise.all(names.map((name) => done(transaction.objectStore(name).getAll())));
  return Object.fromEntries(names.map((name, index) => [name, all[index] ?? []]));
}

async function open(): Promise<IDBDatabase> {
  database ??= await done(indexedDB.open('leadlight'));
  return database;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
