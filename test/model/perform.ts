import { setTimeout as sleep } from 'node:timers/promises';
import type { Alias, Lead, Subject } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Run } from '../../src/model/schemas/purchases/run.ts';
import { DEMO_KEY } from '../sandbox/index.ts';
import { PEOPLE } from './people.ts';
import type { Scenario } from './scenario.ts';
import type { Command, Fault, Over, Schedule, Who } from './schedule.ts';
import { Words } from './words.ts';

const PROFILE = 'POST /profile/profile';
const FREE = 'GET /keys/verifyKey';
const PAST: Command = { do: 'click', who: { person: 2, variant: 0 }, phone: false, over: 'nothing', wait: true };

/** A rule of the user's that was in force between two moments (epoch ms by the schedule's clock). */
export type Rule = {
  readonly spendNothing: boolean;
  readonly day: number | null;
  readonly run: number | null;
  readonly from: number;
  to: number;
};

/** What happened in a schedule, as far as the store and the service can't tell. */
export type Story = { readonly words: Words; readonly rules: Rule[]; readonly pausedByUser: Set<number> };

/** Performs a schedule on a scenario from its beginning, and then lets everything come to its end. */
export async function perform(scenario: Scenario, schedule: Schedule): Promise<Story> {
  await scenario.begin();
  const { credits, hourlyLimit, tellsCredits, enough } = schedule;
  scenario.kaspr.setKey({ key: DEMO_KEY, credits, hourlyLimit });
  const free = {
    get headers(): Record<string, string> {
      return tellsCredits ? { 'Remaining-Credits': String(scenario.kaspr.balance(DEMO_KEY)) } : {};
    },
  };
  scenario.kaspr.always(FREE, free);
  const base = scenario.kaspr.origin;
  const setup = { key: DEMO_KEY, secretKey: null, base, keyForm: 'bearer', generation: 'auto' } as const;
  await scenario.ask('save-connection', { service: 'kaspr', ...setup });
  await scenario.ask('save-settings', { enough });
  const player = new Player(scenario);
  if (schedule.hasPast) await player.play(PAST);
  for (const command of schedule.commands) await player.play(command);
  await player.end();
  return player.story;
}

class Player {
  readonly story: Story = { words: new Words(), rules: [], pausedByUser: new Set() };
  readonly #scenario: Scenario;
  /** Clicks that nobody has waited for. */
  readonly #clicks: Promise<unknown>[] = [];
  readonly #shown = new Map<number, number[]>();
  #settings: Omit<Rule, 'from' | 'to'> = { spendNothing: false, day: null, run: null };
  #hasSecond = false;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  async play(command: Command): Promise<void> {
    const scenario = this.#scenario;
    switch (command.do) {
      case 'click':
        return this.#click(command.who, command.phone, command.over, command.wait);
      case 'click twice': {
        await this.#click(command.who, false, command.over, false);
        return this.#click({ ...command.other, person: command.who.person }, false, command.over, true);
      }
      case 'run':
        return this.#run(command.people, command.phone, command.stopAfter);
      case 'steer':
        return this.#steer(command.how, command.newest);
      case 'kill':
        await sleep(command.after);
        return void (await scenario.kill());
      case 'kill during': {
        const hold = scenario.hold(command.at);
        scenario.kaspr.next(PROFILE, { hold });
        await this.#click(command.who, false, command.over, false);
        // Not every click sends something.
        await Promise.race([hold.reached, this.#clicks.at(-1), sleep(200)]);
        await scenario.kill();
        if (command.letGo) hold.release();
        return;
      }
      case 'second background':
        this.#hasSecond = true;
        return scenario.open();
      case 'fault':
        return scenario.kaspr.next(PROFILE, this.#behaviour(command.fault));
      case 'fault of free calls':
        return scenario.kaspr.next(FREE, { status: command.status });
      case 'spend nothing':
        return this.#rule({ spendNothing: command.on });
      case 'caps':
        return this.#rule({ day: command.day, run: command.run });
      case 'count as charged': {
        const { purchases = [] } = await scenario.dump('purchases');
        const open = (purchases as Purchase[]).find(({ state, resolved }) => state === 'unknown' && resolved === null);
        if (open) await scenario.until(scenario.ask('count-as-charged', { id: open.id }));
        return;
      }
      case 'check account':
        await scenario.until(scenario.ask('check-account', { service: 'kaspr' }));
        return;
      case 'pass':
        return scenario.wait(command.seconds * 1000);
      case 'settle':
        return scenario.settle();
    }
  }

  /** Nothing is forbidden any more; a last restart; then all that goes on by itself comes to its end. */
  async end(): Promise<void> {
    const scenario = this.#scenario;
    await scenario.settle();
    await this.#rule({ spendNothing: false, day: null, run: null });
    await scenario.end();
    await Promise.all(this.#clicks);
  }

  #behaviour({ late, ...behaviour }: Fault) {
    return late ? { ...behaviour, hold: this.#scenario.hold(late) } : behaviour;
  }

  async #click({ person, variant }: Who, phone: boolean, over: Over, wait: boolean): Promise<void> {
    const subject = subjectAt({ person, variant });
    const scenario = this.#scenario;
    // The popup shows a person before anything can be clicked.
    const view = await scenario.until(scenario.ask('view-person', { person: subject }));
    const offer = view?.ok ? (phone ? view.value.onlyWithPhone : view.value.anyData) : null;
    const seen = this.#shown.get(person) ?? [];
    const entry = offer?.purchase && offer.purchase.state !== 'intent' ? offer.purchase.id : null;
    if (entry !== null) this.#shown.set(person, [...seen, entry]);
    const agreed = over === 'nothing' ? null : over === 'shown' ? entry : (seen[0] ?? entry);
    this.story.words.ask({ person, phone }, subject, await this.#stored());
    if (agreed !== null) this.story.words.agree({ person, phone }, agreed);
    const isSecond = this.#hasSecond && variant % 2 === 1;
    const clicked = scenario.ask(
      'buy-contact',
      { person: subject, phoneRequired: phone, replacesId: agreed },
      isSecond,
    );
    if (wait) await scenario.until(clicked);
    else this.#clicks.push(clicked);
  }

  async #run(people: readonly Who[], phone: boolean, stopAfter: number | null): Promise<void> {
    const subjects = people.map(subjectAt);
    const stored = await this.#stored();
    for (const [index, { person }] of people.entries()) {
      this.story.words.ask({ person, phone }, subjectAt(people[index] ?? { person, variant: 0 }), stored);
    }
    await this.#scenario.until(this.#scenario.ask('buy-run', { people: subjects, phoneRequired: phone, stopAfter }));
  }

  async #steer(how: 'pause' | 'resume' | 'cancel', newest: boolean): Promise<void> {
    const { runs = [] } = await this.#scenario.dump('runs');
    const open = (runs as Run[]).filter(({ state }) => state === 'running' || state === 'paused');
    const run = open.at(newest ? -1 : 0);
    if (!run) return;
    if (how === 'pause') this.story.pausedByUser.add(run.id);
    if (how === 'resume') this.story.pausedByUser.delete(run.id);
    await this.#scenario.until(this.#scenario.ask(`${how}-run`, { id: run.id }));
  }

  async #rule(change: Partial<Omit<Rule, 'from' | 'to'>>): Promise<void> {
    const settings = { ...this.#settings, ...change };
    const last = this.story.rules.at(-1);
    if (last) last.to = this.#scenario.now();
    const { spendNothing, day, run } = settings;
    const budgets = { kaspr: { day, month: null, run }, cognism: { day: null, month: null, run: null } };
    const saved = await this.#scenario.until(this.#scenario.ask('save-settings', { spendNothing, budgets }));
    if (!saved?.ok) throw new Error(`The settings were not saved: ${JSON.stringify(saved)}`);
    this.#settings = settings;
    this.story.rules.push({ ...settings, from: this.#scenario.now() + 1, to: Number.POSITIVE_INFINITY });
  }

  async #stored(): Promise<(readonly Alias[])[]> {
    const { leads = [] } = await this.#scenario.dump('leads');
    return (leads as Lead[]).map(({ aliases }) => aliases);
  }
}

function subjectAt({ person, variant }: Who): Subject {
  const subject = PEOPLE[person]?.[variant];
  if (!subject) throw new Error('Nobody is there.');
  return subject;
}
