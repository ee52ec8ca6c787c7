import type { Page } from 'puppeteer';

/** Of a trace's events, what is looked at; times are µs. */
type Event = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: {
    /** The name of an extension, where its content script ran. */
    readonly worldName?: string;
    readonly data?: { readonly url?: string };
    readonly chrome_extension_id?: { readonly extension_id?: string };
  };
};

type Span = { readonly start: number; readonly end: number };

/** A task of a page in which a content script had a part, and that part (ms). */
export type Task = { readonly whole: number; readonly own: number };

/** What a page's main thread spent on an extension's content script (ms). */
export type Spent = {
  /** Everything: making the script's world, compiling, running, and its callbacks. */
  readonly all: number;
  /** Of that, compiling and running. */
  readonly script: number;
  readonly tasks: readonly Task[];
};

const CATEGORIES = ['devtools.timeline', 'v8', 'extensions', 'toplevel'];
const TASK = 'ThreadControllerImpl::RunTask';
const INJECT = 'ScriptInjection::InjectJs';
const NAME = 'Leadlight';

/** Traces the browser while something is done. Resolves to what content scripts of the extension cost meanwhile. */
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

/** The length of spans together (ms); what lies in two of them counts once. */
function lengthOf(spans: readonly Span[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length / 1000;
}
