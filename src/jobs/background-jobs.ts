import { browser } from '../browser.ts';

/** Longer waits let the background sleep; an alarm wakes it. */
const MAX_AWAKE_WAIT_MS = 25_000;

/** Resolves to when to call it again (epoch ms), or null if done. */
type Advance = () => Promise<number | null>;

type BackgroundJobsDeps = {
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/** The alarm resumes a job within a minute if the background is killed; alarms may not outlive the browser. */
export function createBackgroundJobs<Name extends string>(
  jobs: Record<Name, Advance>,
  deps: BackgroundJobsDeps,
): Record<Name, () => void> {
  const all = Object.entries<Advance>(jobs).map(([name, advance]) => [name, createBackgroundJob(name, advance, deps)]);
  return Object.fromEntries(all) as Record<Name, () => void>;
}

function createBackgroundJob(alarm: string, advance: Advance, { whileAwake, now }: BackgroundJobsDeps): () => void {
  let isWorking = false;
  let isWanted = false;

  async function work(): Promise<void> {
    let isArmed = false;
    for (let next = await advance(); next !== null; next = await advance()) {
      const wait = next - now();
      // Setting an alarm costs as much as a step, and it repeats by itself.
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
    // Retried at the next alarm or message.
    void whileAwake(work())
      .catch(() => {})
      .finally(() => {
        isWorking = false;
        // Work may have arrived after the last `advance` and before the alarm was cleared.
        if (isWanted) begin();
      });
  };
}

/** Must run in the first tick: a listener added later misses the event that woke the background. */
export function resumeJobsOnStart(jobs: Readonly<Record<string, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (Object.hasOwn(jobs, name)) jobs[name]?.();
  });
  // Listening is enough: it makes the browser start the background, which resumes the jobs.
  browser.runtime.onStartup.addListener(() => {});
  for (const begin of Object.values(jobs)) begin();
}
