import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { type Browser, launch } from 'puppeteer';
import { findChromium } from '../browser/find-browser.ts';
import { evidence } from './books.ts';
import { bundle } from './bundle.ts';
import { judge, type Tried } from './judge.ts';
import { perform } from './perform.ts';
import { Scenario } from './scenario.ts';
import { type Schedule, schedules } from './schedule.ts';

/** HTTP/2, as the true hosts speak it, and in one scenario HTTP/1.1. */
const SIX = ['h2', 'h2', 'h2', 'h2', 'h2', 'http/1.1'] as const;
/** Six scenarios keep two cores busy; machines with more cores run proportionally more side by side. */
const PROTOCOLS = Array.from({ length: Math.max(1, Math.floor(availableParallelism() / 2)) }, () => SIX).flat();

/** A busy machine may hold a browser up. */
const HELD_UP = /Waiting failed|come to no end/;

/** `again`: schedules that were held up, and well when they were played once more. */
export type Played = Tried & { schedules: number; kills: number; again: number };

/** Scenarios side by side in one Chromium, each playing schedules of its own. */
export class Stage {
  readonly #browser: Browser;
  readonly #scenarios: readonly Scenario[];
  readonly #played: Played = {
    ...{ schedules: 0, kills: 0, again: 0, charges: 0, reveals: 0, runs: 0, damages: 0, kept: 0 },
    ...{ refused: 0, settled: 0, answered: 0, open: 0 },
  };

  private constructor(browser: Browser, scenarios: readonly Scenario[]) {
    this.#browser = browser;
    this.#scenarios = scenarios;
  }

  static async start(): Promise<Stage> {
    const [page, context] = await Promise.all([
      bundle('scenario-page.ts', 'scenarioPage'),
      bundle('context.ts', 'context'),
    ]);
    const browser = await launch({
      executablePath: await findChromium(),
      pipe: true,
      args: [
        // What a host permission does for an extension: its background reads replies of other origins.
        '--disable-web-security',
        '--ignore-certificate-errors',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const scenarios = await Promise.all(
      PROTOCOLS.map((protocol) => Scenario.start(browser, { page, context }, protocol)),
    );
    return new Stage(browser, scenarios);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#scenarios.map((scenario) => scenario.stop()));
    await this.#browser.close();
  }

  /** What was played so far, failed schedules included. */
  get played(): Readonly<Played> {
    return this.#played;
  }

  /**
   * Plays so many schedules.
   * @param isShortened whether a schedule that breaks a promise is made as short as possible, which takes its time
   * @throws with that schedule, and what it left behind
   */
  async play(count: number, seed: number, isShortened = false): Promise<void> {
    const share = Math.ceil(count / this.#scenarios.length);
    const plays = this.#scenarios.map((scenario, index) => {
      const property = fc.asyncProperty(schedules(PROTOCOLS[index] === 'h2'), (schedule) =>
        this.#check(scenario, schedule),
      );
      return fc.assert(property, { numRuns: share, seed: seed + index, endOnFailure: !isShortened });
    });
    const results = await Promise.allSettled(plays);
    const broken = results.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
  }

  /** Plays one schedule, as a failure has named it. */
  async replay(schedule: Schedule): Promise<void> {
    const [scenario] = this.#scenarios;
    if (scenario) await this.#check(scenario, schedule);
  }

  async #check(scenario: Scenario, schedule: Schedule): Promise<void> {
    const story = await perform(scenario, schedule).catch((error) => {
      if (!(error instanceof Error && HELD_UP.test(error.message))) throw error;
      console.log(`Played again, because ${error.message}: ${JSON.stringify(schedule)}`);
      this.#played.again += 1;
      return perform(scenario, schedule);
    });
    const { wrong, tried } = await judge(scenario, story);
    const kills = schedule.commands.filter((command) => command.do.startsWith('kill')).length;
    for (const [name, count] of Object.entries({ ...tried, kills, schedules: 1 })) {
      // Both have the same names.
      this.#played[name as keyof Played] += count;
    }
    if (wrong.length > 0) throw new Error([...wrong, await evidence(scenario)].join('\n'));
  }
}
