import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Run } from '../../src/model/schemas/purchases/run.ts';
import type { PaidService } from '../../src/model/schemas/purchases/service.ts';
import { COGNISM_DEMO_KEY, DEMO_KEY, type Hold, type HoldPoint } from '../sandbox/index.ts';
import { PEOPLE } from './people.ts';
import type { Scenario } from './scenario.ts';
import type { Command, Damageable, Fault, Over, Schedule, Who } from './schedule.ts';
import { type Stored, Words } from './words.ts';

const PROFILE = 'POST /profile/profile';
const FREE = 'GET /keys/verifyKey';
const REVEAL = 'POST /api/search/contact/redeem';
const PREVIEW = 'POST /api/search/contact/enrich';
const HOUR = 3_600_000;
/** An answer that was let go has been tried to write after this time (ms of the machine's clock). */
const ANSWERED = 60;
const PAST: Command = { do: 'click', who: { person: 2, variant: 0 }, phone: false, over: 'nothing', wait: true };

/** A rule of the user's that was in force for the entries after `from` and up to `to`, by their numbers. */
export type Rule = {
  readonly spendNothing: boolean;
  readonly day: number | null;
  readonly run: number | null;
  readonly from: number;
  to: number;
};

/** What happened in a schedule, as far as the store and the service can't tell. */
export type Story = {
  readonly words: Readonly<Record<PaidService, Words>>;
  readonly rules: Rule[];
  readonly pausedByUser: Set<number>;
  readonly damages: Damage[];
};

/** A record that was ruined, as it was before. */
export type Damage = Damageable & { readonly key: unknown; readonly before: Readonly<Record<string, unknown>> };

/** Performs a schedule on a scenario from its beginning, and then lets everything come to its end. */
export async function perform(scenario: Scenario, schedule: Schedule): Promise<Story> {
  await scenario.begin();
  const { credits, hourlyLimit, tellsCredits, enough, cognism } = schedule;
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
  if (cognism !== 'none') await connectCognism(scenario, cognism === 'first');
  await scenario.ask('save-settings', { enough });
  const player = new Player(scenario);
  if (schedule.hasPast) await player.play(PAST);
  for (const command of schedule.commands) await player.play(command);
  await player.end();
  return player.story;
}

async function connectCognism(scenario: Scenario, isFirst: boolean): Promise<void> {
  const { origin } = scenario.cognism;
  const setup = { secretKey: null, base: `${origin}/api/search`, keyForm: 'auto', generation: 'auto' } as const;
  const saved = await scenario.ask('save-connection', { service: 'cognism', key: COGNISM_DEMO_KEY, ...setup });
  if (!saved?.ok) throw new Error(`Cognism was not connected: ${JSON.stringify(saved)}`);
  await scenario.ask('save-settings', { sources: isFirst ? ['cognism', 'kaspr'] : ['kaspr', 'cognism'] });
}

class Player {
  readonly story: Story = {
    words: { kaspr: new Words('kaspr'), cognism: new Words('cognism') },
    ...{ rules: [], pausedByUser: new Set(), damages: [] },
  };
  #room: number | null = null;
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
        const hold = await this.#clickAndHold(command.who, command.at, command.over);
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
      case 'fault of cognism':
        return scenario.cognism.next(REVEAL, this.#behaviour(command.fault, 'cognism'));
      case 'previews out':
        return scenario.cognism.always(PREVIEW, { status: command.status });
      case 'damage':
        return this.#damage(command.what, command.nth);
      case 'disk':
        return this.#leaveRoom(command.room);
      case 'disk during': {
        const hold = await this.#clickAndHold(command.who, command.at);
        await this.#leaveRoom(command.room);
        hold.release();
        if (!command.kill) return;
        await sleep(ANSWERED);
        return void (await scenario.kill());
      }
      case 'damage during': {
        const hold = await this.#clickAndHold(command.who, command.at);
        await this.#damage(command.what, command.nth);
        return hold.release();
      }
      case 'set clock':
        return scenario.setClock(command.hours * HOUR);
      case 'move':
        return scenario.moveTo(command.hours);
      case 'settle':
        return scenario.settle();
    }
  }

  /** Nothing is forbidden any more; a last restart; then all that goes on by itself comes to its end. */
  async end(): Promise<void> {
    const scenario = this.#scenario;
    await scenario.settle();
    scenario.cognism.always(PREVIEW, null);
    await this.#rule({ spendNothing: false, day: null, run: null });
    await scenario.end();
    await Promise.all(this.#clicks);
    if (this.story.damages.length === 0) return;
    await scenario.ask('repair-ledger', null);
    await scenario.settle('at rest');
  }

  #behaviour({ late, ...behaviour }: Fault, service: PaidService = 'kaspr') {
    return late ? { ...behaviour, hold: this.#scenario.hold(late, service) } : behaviour;
  }

  /** Clicks, and holds what that sends, if it sends anything. */
  async #clickAndHold(who: Who, at: HoldPoint, over: Over = 'nothing'): Promise<Hold> {
    const hold = this.#scenario.hold(at);
    this.#scenario.kaspr.next(PROFILE, { hold });
    await this.#click(who, false, over, false);
    await Promise.race([hold.reached, this.#clicks.at(-1), sleep(200)]);
    return hold;
  }

  async #damage({ store, field }: Damageable, nth: number): Promise<void> {
    const damaged = await this.#scenario.damage(store, nth, field);
    if (damaged) this.story.damages.push({ store, field, ...damaged });
  }

  async #leaveRoom(characters: number | null): Promise<void> {
    if (characters === this.#room) return;
    this.#room = characters;
    await this.#scenario.leaveRoom(characters);
    // What could not be written for want of room was complained of with reason.
    if (characters === null) await this.#scenario.forgive();
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
    const stored = await this.#stored();
    const replaced = stored.purchases.find(({ id }) => id === agreed);
    for (const words of Object.values(this.story.words)) {
      words.ask({ person, phone }, subject, stored);
      if (replaced) words.agree({ person, phone }, replaced);
    }
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
      const subject = subjectAt(people[index] ?? { person, variant: 0 });
      for (const words of Object.values(this.story.words)) words.ask({ person, phone }, subject, stored);
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
    // Rules that can't be saved are not the user's.
    await this.#leaveRoom(null);
    if (last) last.to = await this.#newest();
    const { spendNothing, day, run } = settings;
    const budgets = { kaspr: { day, month: null, run }, cognism: { day: null, month: null, run: null } };
    const saved = await this.#scenario.until(this.#scenario.ask('save-settings', { spendNothing, budgets }));
    if (!saved?.ok) throw new Error(`The settings were not saved: ${JSON.stringify(saved)}`);
    this.#settings = settings;
    this.story.rules.push({ ...settings, from: await this.#newest(), to: Number.POSITIVE_INFINITY });
  }

  async #stored(): Promise<Stored> {
    // What the store holds is parsed wherever the product reads it; here its types are taken as they are.
    return (await this.#scenario.dump('leads', 'purchases')) as unknown as Stored;
  }

  /** The number of the newest entry; 0: there is none. */
  async #newest(): Promise<number> {
    return (await this.#stored()).purchases.at(-1)?.id ?? 0;
  }
}

function subjectAt({ person, variant }: Who): Subject {
  const subject = PEOPLE[person]?.[variant];
  if (!subject) throw new Error('Nobody is there.');
  return subject;
}
