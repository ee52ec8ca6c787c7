import { join } from 'node:path';
import type { Leadlight as Started } from '../../test/browser/leadlight.ts';
import { dumpInPage, type OldDatabase } from './dump.ts';

// The parts of a version's own test harness that have been there in all versions, by today's types.
type Harness = Pick<typeof import('../../test/browser/leadlight.ts'), 'Leadlight'>;
type SandboxModule = typeof import('../../test/sandbox/index.ts');
type Connected = typeof import('../../test/browser/connected.ts');
type Cloud = typeof import('../../test/browser/crm-setup.ts');

const BUY = 'POST /profile/profile';
const PATIENCE_MS = 30_000;

/** @param checkout a version with its extension built; its own harness and sandbox run it */
export async function fill(checkout: string): Promise<OldDatabase> {
  const { Leadlight }: Harness = await import(join(checkout, 'test/browser/leadlight.ts'));
  const sandboxModule: SandboxModule = await import(join(checkout, 'test/sandbox/index.ts'));
  const sandbox = await sandboxModule.startSandbox();
  const leadlight = await Leadlight.start(sandbox);
  try {
    const user = new OldUser(leadlight, sandboxModule);
    await user.meetKaspr(sandbox);
    if ('cognism' in sandbox) await user.meetEverything(checkout);
    return await leadlight.inside(dumpInPage);
  } finally {
    await leadlight.stop();
    await sandbox.stop();
  }
}

type Running = Awaited<ReturnType<SandboxModule['startSandbox']>>;

class OldUser {
  readonly #leadlight: Started;
  readonly #sandbox: SandboxModule;

  constructor(leadlight: Started, sandbox: SandboxModule) {
    this.#leadlight = leadlight;
    this.#sandbox = sandbox;
  }

  /** Answers of all kinds: found, empty, not known, refused, unclear, renewed, with phone, of companies. */
  async meetKaspr({ kaspr }: Running): Promise<void> {
    await this.#leadlight.saveKey(this.#sandbox.DEMO_KEY);
    for (const index of [0, 1, 2, 3, 4, 5]) await this.#buy(index);
    await this.#buy(0, { phoneRequired: true });
    await this.#buy(1, { again: true });
    const unknown = this.#sandbox.PEOPLE.findIndex((person) => person.kaspr === 'not-found');
    if (unknown >= 0) await this.#buy(unknown);
    kaspr.next(BUY, { status: 500, charge: true, dropHeaders: true });
    await this.#buy(6);
    kaspr.next(BUY, { status: 402 });
    await this.#buy(7);
    const { domain } = this.#sandbox.COMPANIES[0] ?? { domain: '' };
    await this.#order('buy-patterns', { domain });
    await this.#order('buy-employees', { domain, limit: 10 }, null, { phoneRequired: false });
    await this.#try('save-settings', { badges: false });
  }

  /** What came with version 5: Cognism, runs, the CRM, signals, the product. */
  async meetEverything(checkout: string): Promise<void> {
    const connected: Connected = await import(join(checkout, 'test/browser/connected.ts'));
    const cloud: Cloud = await import(join(checkout, 'test/browser/crm-setup.ts'));
    const leadlight = this.#leadlight;
    const none = { day: null, month: null, run: null };
    await this.#ask('save-settings', { budgets: { kaspr: { ...none, day: 500 }, cognism: none }, enough: 'phone' });
    await connected.connectCognism(leadlight);
    await connected.connectCognism2016(leadlight);
    const page = await connected.connectProduct(leadlight);
    await connected.untilRead(page);
    await page.close();
    await cloud.connectCloud(leadlight, { crm: 520_101, documents: 520_103 });
    for (const index of [1, 8]) await this.#ask('ask-preview', { person: this.#person(index), byName: false });
    await this.#buy(8);
    await this.#buy(9, { phoneRequired: true });
    await this.#order('buy-reveal', { person: this.#person(1) });
    const { domain } = this.#sandbox.COMPANIES[1] ?? { domain: '' };
    await this.#order('buy-account', { domain });
    const people = [10, 11, 12, 0].map((index) => this.#person(index));
    await this.#ask('buy-run', { people, phoneRequired: false, stopAfter: null });
    await this.#until(async () => (await this.#states('runs')).every((state) => state === 'done'), 'the run');
    const leads = await leadlight.stored<{ id: string; contact: object | null }>('leads');
    const known = leads.filter(({ contact }) => contact !== null);
    const [first] = known;
    if (!first) throw new Error('Nobody is stored.');
    await this.#ask('save-lead', { id: first.id, tags: ['key account', 'Lyon'], notes: 'Met in Lyon.\nCalls back.' });
    await this.#ask('save-signals', { isOn: true, isLive: false, isAudited: false });
    await this.#push(known.map(({ id }) => id));
    const [entry] = await leadlight
      .stored<{ id: number; state: string }>('purchases')
      .then((all) => all.filter(({ state }) => state === 'unknown'));
    if (entry) await this.#ask('count-as-charged', { id: entry.id });
    await this.#ask('keep-seal', { head: 'ab'.repeat(32), entries: 3 });
    await this.#until(async () => (await leadlight.stored('signals')).length > 0, 'signals');
  }

  /** The bulk push was called a sending at first. */
  async #push(ids: readonly string[]): Promise<void> {
    const begun = await this.#try('begin-bulk-push', { ids });
    if (!begun) await this.#ask('begin-sending', { ids });
    await this.#until(async () => (await this.#states('sendings')).every((state) => state === 'done'), 'the push');
  }

  async #states(store: string): Promise<string[]> {
    const records = await this.#leadlight.stored<{ state: string }>(store);
    return records.length === 0 ? ['none yet'] : records.map(({ state }) => state);
  }

  async #buy(index: number, { phoneRequired = false, again = false } = {}): Promise<void> {
    const newest = again ? (await this.#leadlight.ledger()).filter(({ found }) => found)[index]?.id : undefined;
    await this.#order('buy-contact', { person: this.#person(index), phoneRequired }, newest ?? null);
  }

  #person(index: number) {
    const person = this.#sandbox.PEOPLE[index];
    if (!person) throw new Error(`Nobody is number ${index}.`);
    const { slug, cleanName, token, headline } = person;
    return { slug, name: cleanName, token, memberId: null, headline, company: null, location: null };
  }

  /** @throws where the background does not take the message */
  async #ask(name: string, ask: object): Promise<void> {
    if (!(await this.#try(name, ask))) throw new Error(`Not taken: ${name} ${JSON.stringify(ask)}`);
  }

  /** Asks in what can cost; the consent to pay again has had two names. @param since what later versions ask, too */
  async #order(name: string, ask: object, consent: number | null = null, since: object = {}): Promise<void> {
    if (await this.#try(name, { ...ask, ...since, replacesId: consent })) return;
    if (await this.#try(name, { ...ask, replacesId: consent })) return;
    await this.#ask(name, { ...ask, over: consent });
  }

  /** Whether the background understood; what the services said is part of what is stored. */
  async #try(name: string, ask: object): Promise<boolean> {
    const message = { name, ask };
    const answer = await this.#leadlight.inside((given) => chrome.runtime.sendMessage(given), message);
    if (!answer?.ok && answer?.failure.kind !== 'internal') console.log(name, JSON.stringify(answer?.failure));
    return answer?.ok || (answer && answer.failure.kind !== 'internal');
  }

  async #until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      if (await isSo()) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`Waited in vain for ${what}`);
  }
}
