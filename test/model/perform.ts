import { setTimeout as sleep } from 'node:timers/promises';
import type { Alias, Lead, Subject } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Run } from '../../src/model/schemas/purchases/run.ts';
import { DEMO_KEY } from '../sandbox/index.ts';
import type { Lane } from './lane.ts';
import { PEOPLE } from './people.ts';
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

/** Performs a schedule on a lane from its beginning, and then lets everything come to its end. */
export async function perform(lane: Lane, schedule: Schedule): Promise<Story> {
  await lane.begin();
  const { credits, hourlyLimit, tellsCredits, enough } = schedule;
  lane.kaspr.setKey({ key: DEMO_KEY, credits, hourlyLimit });
  const free = {
    get headers(): Record<string, string> {
      return tellsCredits ? { 'Remaining-Credits': String(lane.kaspr.balance(DEMO_KEY)) } : {};
    },
  };
  lane.kaspr.always(FREE, free);
  const base = lane.kaspr.origin;
  const setup = { key: DEMO_KEY, secretKey: null, base, keyForm: 'bearer', generation: 'auto' } as const;
  await lane.ask('save-connection', { service: 'kaspr', ...setup });
  await lane.ask('save-settings', { enough });
  const player = new Player(lane);
  if (schedule.hasPast) await player.play(PAST);
  for (const command of schedule.commands) await player.play(command);
  await player.end();
  return player.story;
}

class Player {
  readonly story: Story = { words: new Words(), rules: [], pausedByUser: new Set() };
  readonly #lane: Lane;
  /** Clicks that nobody has waited for. */
  readonly #clicks: Promise<unknown>[] = [];
  readonly #shown = new Map<number, number[]>();
  #settings: Omit<Rule, 'from' | 'to'> = { spendNothing: false, day: null, run: null };
  #hasSecond = false;

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  async play(command: Command): Promise<void> {
    const lane = this.#lane;
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
        return void (await lane.kill());
      case 'kill during': {
        const hold = lane.hold(command.at);
        lane.kaspr.next(PROFILE, { hold });
        await this.#click(command.who, false, command.over, false);
        // Not every click sends something.
        await Promise.race([hold.reached, this.#clicks.at(-1), sleep(200)]);
        await lane.kill();
        if (command.letGo) hold.release();
        return;
      }
      case 'second background':
        this.#hasSecond = true;
        return lane.open();
      case 'fault':
        return lane.kaspr.next(PROFILE, this.#behaviour(command.fault));
      case 'fault of free calls':
        return lane.kaspr.next(FREE, { status: command.status });
      case 'spend nothing':
        return this.#rule({ spendNothing: command.on });
      case 'caps':
        return this.#rule({ day: command.day, run: command.run });
      case 'count as charged': {
        const { purchases = [] } = await lane.dump('purchases');
        const open = (purchases as Purchase[]).find(({ state, resolved }) => state === 'unknown' && resolved === null);
        if (open) await lane.until(lane.ask('count-as-charged', { id: open.id }));
        return;
      }
      case 'check account':
        await lane.until(lane.ask('check-account', { service: 'kaspr' }));
        return;
      case 'pass':
        return lane.wait(command.seconds * 1000);
      case 'settle':
        return lane.settle();
    }
  }

  /** Nothing is forbidden any more; a last restart; then all that goes on by itself comes to its end. */
  async end(): Promise<void> {
    const lane = this.#lane;
    await lane.settle();
    await this.#rule({ spendNothing: false, day: null, run: null });
    await lane.end();
    await Promise.all(this.#clicks);
  }

  #behaviour({ late, ...behaviour }: Fault) {
    return late ? { ...behaviour, hold: this.#lane.hold(late) } : behaviour;
  }

  async #click({ person, variant }: Who, phone: boolean, over: Over, wait: boolean): Promise<void> {
    const subject = subjectAt({ person, variant });
    const lane = this.#lane;
    // The popup shows a person before anything can be clicked.
    const view = await lane.until(lane.ask('view-person', { person: subject }));
    const offer = view?.ok ? (phone ? view.value.onlyWithPhone : view.value.anyData) : null;
    const seen = this.#shown.get(person) ?? [];
    const entry = offer?.purchase && offer.purchase.state !== 'intent' ? offer.purchase.id : null;
    if (entry !== null) this.#shown.set(person, [...seen, entry]);
    const agreed = over === 'nothing' ? null : over === 'shown' ? entry : (seen[0] ?? entry);
    this.story.words.ask({ person, phone }, subject, await this.#stored());
    if (agreed !== null) this.story.words.agree({ person, phone }, agreed);
    const isSecond = this.#hasSecond && variant % 2 === 1;
    const clicked = lane.ask('buy-contact', { person: subject, phoneRequired: phone, over: agreed }, isSecond);
    if (wait) await lane.until(clicked);
    else this.#clicks.push(clicked);
  }

  async #run(people: readonly Who[], phone: boolean, stopAfter: number | null): Promise<void> {
    const subjects = people.map(subjectAt);
    const stored = await this.#stored();
    for (const [index, { person }] of people.entries()) {
      this.story.words.ask({ person, phone }, subjectAt(people[index] ?? { person, variant: 0 }), stored);
    }
    await this.#lane.until(this.#lane.ask('buy-run', { people: subjects, phoneRequired: phone, stopAfter }));
  }

  async #steer(how: 'pause' | 'resume' | 'cancel', newest: boolean): Promise<void> {
    const { runs = [] } = await this.#lane.dump('runs');
    const open = (runs as Run[]).filter(({ state }) => state === 'running' || state === 'paused');
    const run = open.at(newest ? -1 : 0);
    if (!run) return;
    if (how === 'pause') this.story.pausedByUser.add(run.id);
    if (how === 'resume') this.story.pausedByUser.delete(run.id);
    await this.#lane.until(this.#lane.ask(`${how}-run`, { id: run.id }));
  }

  async #rule(change: Partial<Omit<Rule, 'from' | 'to'>>): Promise<void> {
    const settings = { ...this.#settings, ...change };
    const last = this.story.rules.at(-1);
    if (last) last.to = this.#lane.now();
    const { spendNothing, day, run } = settings;
    const budgets = { kaspr: { day, month: null, run }, cognism: { day: null, month: null, run: null } };
    const saved = await this.#lane.until(this.#lane.ask('save-settings', { spendNothing, budgets }));
    if (!saved?.ok) throw new Error(`The settings were not saved: ${JSON.stringify(saved)}`);
    this.#settings = settings;
    this.story.rules.push({ ...settings, from: this.#lane.now() + 1, to: Number.POSITIVE_INFINITY });
  }

  async #stored(): Promise<(readonly Alias[])[]> {
    const { leads = [] } = await this.#lane.dump('leads');
    return (leads as Lead[]).map(({ aliases }) => aliases);
  }
}

function subjectAt({ person, variant }: Who): Subject {
  const subject = PEOPLE[person]?.[variant];
  if (!subject) throw new Error('Nobody is there.');
  return subject;
}
