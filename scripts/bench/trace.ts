import type { Page } from 'puppeteer';

/** In a trace, times are µs. */
type Event = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: {
    readonly worldName?: string;
    readonly data?: { readonly url?: string };
    readonly chrome_extension_id?: { readonly extension_id?: string };
  };
};

type Span = { readonly start: number; readonly end: number };

/** A task in which a content script took part, and that part (ms). */
export type Task = { readonly whole: number; readonly own: number };

/** Main thread time of an extension's content script (ms). */
export type Spent = {
  /** Creating the script's world, compiling, running, and callbacks. */
  readonly all: number;
  /** Compiling and running only. */
  readonly script: number;
  readonly tasks: readonly Task[];
};

const CATEGORIES = ['devtools.timeline', 'v8', 'extensions', 'toplevel'];
const TASK = 'ThreadControllerImpl::RunTask';
const INJECT = 'ScriptInjection::InjectJs';
const NAME = 'Leadlight';

/** Resolves to what the extension's content scripts cost during `work`. */
export async function trace(page: Page, extension: string, work: () => Promise<void>): Promise<Spent> {
  await page.tracing.start({ categories: CATEGORIES });
  await work();
  const bytes = await page.tracing.stop();
  const { traceEvents }: { traceEvents: Event[] } = JSON.parse(Buffer.from(bytes ?? []).toString());
  return spentOn(traceEvents, extension);
}

function spentOn(events: readonly Event[], extension: string): Spent {
  const complete = events.filter(({ ph }) => ph === 'X');
  const script = complete.filter((event) => isScript(event, extension));
  const injecting = complete.filter(
    ({ name, args }) => name === INJECT && args?.chrome_extension_id?.extension_id === extension,
  );
  const own = [...script, ...injecting];
  const tasks = complete.flatMap((task) => {
    if (task.name !== TASK) return [];
    const parts = own.filter((one) => isWithin(one, task)).map(spanOf);
    return parts.length > 0 ? [{ whole: (task.dur ?? 0) / 1000, own: lengthOf(parts) }] : [];
  });
  return { all: lengthOf(own.map(spanOf)), script: lengthOf(script.map(spanOf)), tasks };
}

function isScript({ args }: Event, extension: string): boolean {
  const isFile = args?.data?.url?.startsWith(`chrome-extension://${extension}/src/content/`) ?? false;
  return isFile || args?.worldName === NAME;
}

const spanOf = ({ ts, dur = 0 }: Event): Span => ({ start: ts, end: ts + dur });

function isWithin(inner: Event, outer: Event): boolean {
  if (inner.pid !== outer.pid || inner.tid !== outer.tid) return false;
  return inner.ts >= outer.ts && spanOf(inner).end <= spanOf(outer).end;
}

/** Total (ms); overlaps count once. */
function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length / 1000;
}
