// The clock and the network of a background under test: hours pass when the schedule says so, and what is on its way is
// counted.

/** Shorter waits (ms) end by themselves soon. */
const LONG = 300;
const HOUR = 3_600_000;

type Timer = { due: number; readonly kind: 'wait' | 'limit'; readonly wake: () => void };

const real = {
  now: Date.now.bind(Date),
  set: globalThis.setTimeout.bind(globalThis),
  clear: globalThis.clearTimeout.bind(globalThis),
  fetch: fetch.bind(globalThis),
};
const timers = new Map<number, Timer>();
let fetching = 0;
let noticed = () => {};
/** How far the schedule's clock is ahead of the machine's (ms), and the zone: a worker's name tells it at its start. */
let [ahead, zone] = JSON.parse(self.name) as [number, number | null];

Date.now = () => real.now() + ahead;

for (const part of ['FullYear', 'Month', 'Date', 'Hours'] as const) {
  const own = Date.prototype[`get${part}`];
  Date.prototype[`get${part}`] = function () {
    return zone === null ? own.call(this) : new Date(this.getTime() + zone * HOUR)[`getUTC${part}`]();
  };
}

function start(wake: () => void, time: number, kind: Timer['kind']): number {
  // Both Node's and the browser's types are loaded; in a worker it is a number.
  const id = real.set(() => fire(id), time) as unknown as number;
  timers.set(id, { due: Date.now() + time, kind, wake });
  if (time >= LONG) noticed();
  return id;
}

function fire(id: number): void {
  const timer = timers.get(id);
  timers.delete(id);
  timer?.wake();
}

function setFakeTimeout(wake: () => void, time = 0): number {
  return start(wake, time, 'wait');
}

function clearFakeTimeout(id: number | undefined): void {
  real.clear(id);
  if (id !== undefined) timers.delete(id);
}

Object.assign(globalThis, {
  setTimeout: setFakeTimeout,
  clearTimeout: clearFakeTimeout,
  async fetch(input: RequestInfo, init: RequestInit) {
    fetching += 1;
    noticed();
    try {
      return await real.fetch(input, init);
    } finally {
      fetching -= 1;
      noticed();
    }
  },
});

AbortSignal.timeout = (time) => {
  const controller = new AbortController();
  start(() => controller.abort(new DOMException('Too late', 'TimeoutError')), time, 'limit');
  return controller.signal;
};

/** Lets time pass, and wakes all that have waited for it. */
export function passTo(nowAhead: number): void {
  ahead = nowAhead;
  const due = [...timers].filter(([, timer]) => timer.due <= Date.now());
  for (const [id] of due) {
    real.clear(id);
    fire(id);
  }
}

/** Sets the clock as a user does (ms): whatever waits goes on waiting for as long as it would have. */
export function setClock(by: number): void {
  ahead += by;
  for (const timer of timers.values()) timer.due += by;
}

/** Takes the machine to another time zone. @param hours east of UTC; null: the machine's own */
export function moveTo(hours: number | null): void {
  zone = hours;
}

/** Calls back whenever something begins or ends that is waited for. */
export function onNotice(notice: () => void): void {
  noticed = notice;
}

/**
 * What is under way: requests without an answer yet, and when (epoch ms) the next wait and the next limit of a reply
 * end.
 */
export function underWay(): { fetching: number; wait: number | null; limit: number | null } {
  const next = (kind: Timer['kind']) => {
    const dues = [...timers.values()].filter((timer) => timer.kind === kind && timer.due - Date.now() > LONG);
    return dues.length === 0 ? null : Math.min(...dues.map(({ due }) => due));
  };
  return { fetching, wait: next('wait'), limit: next('limit') };
}
