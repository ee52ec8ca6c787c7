import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'puppeteer';
import type { Ask, MessageName, Outcome, Reply } from '../../src/messages/names.ts';
import { type Cognism, type Hold, type HoldPoint, type Kaspr, startCognism, startKaspr } from '../sandbox/index.ts';
import { SANDBOX_PEOPLE } from './people.ts';
import type { Records, Status } from './scenario-page.ts';

/** In the page: what scenario-page.ts exports. */
declare const scenarioPage: typeof import('./scenario-page.ts');

/** The scripts of a scenario's page: what plays the browser, and the background. */
export type Scripts = { readonly page: string; readonly context: string };

/**
 * A service finishes what it began within this time, also when nobody waits any more (ms); Leadlight counts on 30 s.
 */
const LONGEST_HOLD = 27_000;
/** What has left a worker that was killed has arrived after this time (ms of the machine's clock). */
const TRANSIT = 25;
/** An intent that is there for longer after the last start stays one (ms of the machine's clock). */
const BETWEEN_LOOKS = 50;
const MOST_LOOKS = 100;
/** A schedule that takes longer to come to its end is stuck (ms of the machine's clock). */
const PATIENCE = 30_000;

type Services = { readonly kaspr: Kaspr; readonly cognism: Cognism };
type HeldRequest = { readonly hold: Hold; heldSince: number | null };

/** One user: a browser with Leadlight's background, a Kaspr of their own, and a clock that both go by. */
export class Scenario {
  readonly kaspr: Kaspr;
  readonly cognism: Cognism;
  readonly #page: Page;
  readonly #server: Server;
  /** How far the clock is ahead of the machine's (ms). */
  #ahead = 0;
  #held: HeldRequest[] = [];
  #killedAt = 0;
  #isAtRest = false;

  private constructor({ kaspr, cognism }: Services, page: Page, server: Server) {
    this.kaspr = kaspr;
    this.cognism = cognism;
    this.#page = page;
    this.#server = server;
  }

  /** @param protocol over HTTP/1.1 a browser repeats a request whose connection is cut: there, no schedule cuts one */
  static async start(browser: Browser, scripts: Scripts, protocol: 'h2' | 'http/1.1'): Promise<Scenario> {
    const clock = { now: Date.now };
    const options = { protocol, people: SANDBOX_PEOPLE, clock: () => clock.now() };
    const services = { kaspr: await startKaspr(options), cognism: await startCognism(options) };
    const server = createServer((request, reply) => {
      const script = { '/page.js': scripts.page, '/context.js': scripts.context }[request.url ?? ''];
      reply.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      reply.end(script ?? '<!doctype html><script src="/page.js"></script>');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await leaveWorkersAlone(page);
    await page.evaluate(() => scenarioPage.load());
    const started = new Scenario(services, page, server);
    clock.now = () => started.now();
    return started;
  }

  async stop(): Promise<void> {
    await this.#page.close();
    await Promise.all([this.kaspr.stop(), this.cognism.stop()]);
    this.#server.close();
  }

  /** Epoch ms by the schedule's clock. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Everything anew: an empty store, a Kaspr that nobody has asked yet, and one background with nothing to do. */
  async begin(): Promise<void> {
    this.#letGo();
    // To start one costs more than all else in a schedule: one that has just come to rest lives on.
    if (!this.#isAtRest) {
      while (await this.kill());
      await sleep(TRANSIT);
    }
    await this.#page.evaluate(() => scenarioPage.wipe());
    this.#isAtRest = false;
    this.kaspr.reset();
    this.cognism.reset();
  }

  /** Starts the background anew, and goes on until nothing is left to do. */
  async end(): Promise<void> {
    while (await this.kill());
    // The browser frees a dead worker's locks by the machine's clock; on a busy one the schedule's would leap ahead of
    // it.
    await this.#page.waitForFunction(async () => (await navigator.locks.query()).held?.length === 0, {
      timeout: PATIENCE,
    });
    await this.#pass(40_000);
    await this.open();
    await this.settle('at rest');
    // What a ledger does at its start keeps nobody awake, so that it cannot be seen from outside when it is done.
    for (let looks = 0; looks < MOST_LOOKS && (await this.#isTakingOver()); looks += 1) {
      await sleep(BETWEEN_LOOKS);
      await this.settle('at rest');
    }
    this.#isAtRest = true;
  }

  /** Intents of the dead, and answers for which there was no room. */
  async #isTakingOver(): Promise<boolean> {
    const { purchases = [] } = await this.dump('purchases');
    return purchases.some(({ state }) => state === 'intent') || (await this.heard()).left > 0;
  }

  /** Starts one more background. */
  async open(): Promise<void> {
    await this.#page.evaluate(() => {
      scenarioPage.start();
    });
  }

  /** Ends the newest background. Resolves to whether another one runs. */
  async kill(): Promise<boolean> {
    const isAnother = await this.#page.evaluate(() => scenarioPage.kill());
    this.#killedAt = Date.now();
    return isAnother;
  }

  /** Asks the background. Null: it died before it answered. */
  async ask<N extends MessageName>(name: N, ask: Ask<N>, isSecond = false): Promise<Outcome<Reply<N>> | null> {
    const answer = await this.#page.evaluate((...given) => scenarioPage.ask(...given), { name, ask }, isSecond);
    // What a background answers to a message is what its handler gives.
    return answer as Outcome<Reply<N>> | null;
  }

  /** What the background has said of errors that are none of the closed set, and of answers it could not write. */
  heard(): Promise<ReturnType<typeof scenarioPage.heard>> {
    return this.#page.evaluate(() => scenarioPage.heard());
  }

  /** There was reason to complain. */
  forgive(): Promise<void> {
    return this.#page.evaluate(() => scenarioPage.forgive());
  }

  /** Fills the disk but for records of so many characters; null: there is room for everything. */
  leaveRoom(characters: number | null): Promise<void> {
    return this.#page.evaluate((room) => scenarioPage.leaveRoom(room), characters);
  }

  damage(store: string, nth: number, field: string): Promise<{ key: unknown; before: Record<string, unknown> } | null> {
    return this.#page.evaluate((...given) => scenarioPage.damage(...given), store, nth, field);
  }

  /** Sets the clock (ms), once nothing is under way: a user is not that fast. */
  async setClock(by: number): Promise<void> {
    this.#letGo();
    await sleep(TRANSIT);
    await this.settle();
    this.#ahead += by;
    await this.#page.evaluate((ahead) => scenarioPage.setClock(ahead), this.#ahead);
  }

  /** Takes the machine to another zone. @param hours east of UTC */
  moveTo(hours: number): Promise<void> {
    return this.#page.evaluate((zone) => scenarioPage.moveTo(zone), hours);
  }

  dump(...stores: string[]): Promise<Records> {
    return this.#page.evaluate((names) => scenarioPage.dump(names), stores);
  }

  /**
   * Makes a hold for a behaviour of the sandbox. What it holds goes on before that can be too late for the service to
   * charge.
   */
  hold(point: HoldPoint, service: 'kaspr' | 'cognism' = 'kaspr'): Hold {
    const held: HeldRequest = { hold: this[service].hold(point), heldSince: null };
    void held.hold.reached.then(() => {
      held.heldSince = this.now();
    });
    this.#held.push(held);
    return held.hold;
  }

  /** Lets so much time pass (ms), once nothing is on its way any more: a request takes its own time. */
  async wait(time: number): Promise<void> {
    for (;;) {
      const { fetching, awake, wait } = await this.#page.evaluate(() => scenarioPage.standstill());
      const arrived = this.#holding().length;
      if (fetching <= arrived && (awake === 0 || wait !== null || arrived > 0)) break;
    }
    await this.#pass(time);
  }

  async #pass(time: number): Promise<void> {
    const since = Math.min(...this.#holding().map(({ heldSince }) => heldSince ?? 0));
    if (this.now() + time - since > LONGEST_HOLD) {
      this.#letGo();
      await sleep(TRANSIT);
    }
    // A request that a dead worker has sent must arrive in its own time.
    await sleep(Math.max(0, this.#killedAt + TRANSIT - Date.now()));
    this.#ahead += time;
    await this.#page.evaluate((ahead) => scenarioPage.passTo(ahead), this.#ahead);
  }

  /** Waits for something, and lets time pass where it waits for that. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    await Promise.race([work, this.#goOn('over', () => isOver)]);
    return work;
  }

  /** Goes on until the backgrounds are idle, or (`at rest`) have nothing to come back to either. */
  settle(until: 'idle' | 'at rest' = 'idle'): Promise<void> {
    return this.#goOn(until, () => false);
  }

  async #goOn(until: 'over' | 'idle' | 'at rest', isOver: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const status = await this.#page.evaluate(() => scenarioPage.standstill());
      if (isOver()) return;
      if (Date.now() > end) throw new Error(`The backgrounds come to no end: ${JSON.stringify(status)}`);
      const isIdle = status.awake === 0 && status.fetching === 0;
      // A ledger that looks again at a lock which was still held only waits, and keeps nobody awake.
      const isAtRest = status.alarm === null && status.wait === null;
      if (isIdle && (until === 'idle' || (until === 'at rest' && isAtRest))) return;
      const next = this.#next(status, isIdle && until === 'at rest');
      if (next !== null) await this.#pass(Math.max(0, next - this.now()) + 1);
    }
  }

  /** When something happens that is waited for; null where an answer is on its way. */
  #next({ fetching, wait, limit, alarm }: Status, isIdle: boolean): number | null {
    if (isIdle) return wait === null || alarm === null ? (wait ?? alarm) : Math.min(wait, alarm);
    const arrived = this.#holding().length;
    if (fetching > arrived) return null;
    const times = [wait, fetching > 0 ? limit : null].filter((time) => time !== null);
    // The head of a reply is there, and the rest of it is held.
    if (times.length === 0 && arrived > 0) return limit ?? this.now() + LONGEST_HOLD;
    return times.length === 0 ? null : Math.min(...times);
  }

  #holding(): HeldRequest[] {
    return this.#held.filter(({ heldSince }) => heldSince !== null);
  }

  #letGo(): void {
    for (const { hold } of this.#held) hold.release();
    this.#held = [];
  }
}

/**
 * Puppeteer watches every worker that a page starts: that doubles the time to start one, and one that is killed
 * meanwhile may keep the next from ever starting. Nobody debugs these.
 */
async function leaveWorkersAlone(page: Page): Promise<void> {
  // The page's own session is the one that watches, and the types hide it.
  const session = (page as Page & { _client(): CDPSession })._client();
  await session.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
}
