import { browser } from '../browser.ts';

/** A shorter wait (ms) is waited for; for a longer one the background may go to sleep, and an alarm wakes it. */
const MAX_AWAKE_WAIT_MS = 25_000;

/** Does the next step of a work. Resolves to when to go on (epoch ms): now, later, or null if there is nothing to do. */
type Advance = () => Promise<number | null>;

type BackgroundJobsDeps = {
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/**
 * What begins, or goes on with, each of some works: step by step until there is nothing more to do. An alarm of the work's name goes on
 * every minute where a background was killed; alarms need not outlive the browser, so one is made anew at each start.
 */
export function createBackgroundJobs<Name extends string>(
  jobs: Record<Name, Advance>,
  deps: BackgroundJobsDeps,
): Record<Name, () => void> {
  const all = Object.entries<Advance>(jobs).map(([name, advance]) => [name, createBackgroundJob(name, advance, deps)]);
  // The entries have the names that came in.
  return Object.fromEntries(all) as Record<Name, () => void>;
}

function createBackgroundJob(alarm: string, advance: Advance, { whileAwake, now }: BackgroundJobsDeps): () => void {
  let isWorking = false;
  let isWanted = false;

  async function work(): Promise<void> {
    let isArmed = false;
    for (let next = await advance(); next !== null; next = await advance()) {
      const wait = next - now();
      // Once: it goes off every minute, and to set it costs as much as a step.
      if (!isArmed) await browser.alarms.create(alarm, { when: now() + 60_000, periodInMinutes: 1 });
      isArmed = true;
      if (wait > MAX_AWAKE_WAIT_MS)
        return void (await browser.alarms.create(alarm, { when: next, periodInMinutes: 1 }));
      if (wait > 0) await new Promise((wake) => setTimeout(wake, wait));
    }
    await browser.alarms.clear(alarm);
  }

  return function begin() {
    isWanted = true;
    if (isWorking) return;
    isWorking = true;
    isWanted = false;
    // What fails here (a store that can't be opened) is tried again with the next alarm or message.
    void whileAwake(work())
      .catch(() => {})
      .finally(() => {
        isWorking = false;
        // Something may have been begun after the last look, and before the alarm was taken back.
        if (isWanted) begin();
      });
  };
}

/** To be called in the first tick: goes on with what an earlier background, or the browser's last session, left undone. */
export function resumeJobsOnStart(jobs: Readonly<Record<string, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (Object.hasOwn(jobs, name)) jobs[name]?.();
  });
  // Starting is all that this is for: whatever starts the background goes on with the work.
  browser.runtime.onStartup.addListener(() => {});
  for (const begin of Object.values(jobs)) begin();
}
