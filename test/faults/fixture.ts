import type { Page } from 'puppeteer';
import type { Contact } from '../../src/model/schemas/people/contact.ts';
import { aliasesOf, type Lead } from '../../src/model/schemas/people/lead.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Quota } from '../../src/model/schemas/purchases/quota.ts';
import type { DaySum, Statement } from '../../src/model/schemas/purchases/spending.ts';
import type { InstalledExtension } from '../browser/extension.ts';
import { DEMO_KEY, type Person, type Sandbox } from '../sandbox/index.ts';

/** The extension in a browser whose background can be ended. */
export type Installed = InstalledExtension & {
  killWorker(): Promise<void>;
  /** Runs a function in the background that runs now. Chromium's can. */
  inBackground?<T>(run: () => T): Promise<T>;
};

/** What is on disk, read in one transaction. */
export type Books = {
  readonly purchases: readonly Purchase[];
  readonly leads: readonly Lead[];
  readonly days: readonly DaySum[];
};

/** Stores that are held: whoever wants to write them waits, and whoever wants to read them too. */
export type Held = { readonly release: () => Promise<void> };

/** A reading that takes so long (ms) waits for somebody who writes. */
const WAITING = 300;

/**
 * A browser in front of the sandbox, with a page of the extension that stays open, to look at the books and to hold
 * them.
 */
export class Fixture {
  readonly sandbox: Sandbox;
  readonly leadlight: Installed;
  /** Whether the browser lets one transaction of a database write at a time, whatever the stores. Firefox does. */
  readonly hasOneWriter: boolean;
  readonly #page: Page;

  private constructor(sandbox: Sandbox, leadlight: Installed, page: Page) {
    this.sandbox = sandbox;
    this.leadlight = leadlight;
    this.hasOneWriter = leadlight.address('').startsWith('moz-');
    this.#page = page;
  }

  /** @param isNew whether a key has to be saved first */
  static async open(sandbox: Sandbox, leadlight: Installed, isNew = true): Promise<Fixture> {
    if (isNew) await leadlight.saveKey(DEMO_KEY);
    return new Fixture(sandbox, leadlight, await leadlight.open(leadlight.address('src/options/index.html')));
  }

  async books(): Promise<Books> {
    const [purchases, leads, days] = await this.#read('purchases', 'leads', 'days');
    // What the product has written is what its types say; where it is not, the comparison fails.
    return { purchases, leads, days } as Books;
  }

  /** The ledger alone: it can be read while other stores are held. */
  async purchases(): Promise<Purchase[]> {
    const [purchases] = await this.#read('purchases');
    return purchases as Purchase[];
  }

  async statements(): Promise<Statement[]> {
    const [statements] = await this.#read('statements');
    return statements as Statement[];
  }

  /** Resolves when no purchase is under way any more, as far as the ledger knows. */
  async isSettled(): Promise<void> {
    const isOver = async () => (await this.purchases()).every(({ state }) => state !== 'intent');
    await this.until(isOver, 'the end of a purchase', 30_000);
  }

  /**
   * Makes all that is in the books so much older (ms): as if that time had passed since. Tests of the product's own
   * times would wait for half a minute each.
   */
  async age(ms: number): Promise<void> {
    await this.#page.evaluate(ageInPage, ms);
  }

  /** Resolves when nothing stands against a request but the ledger. */
  async isQuotaFree(): Promise<void> {
    const [quotas = []] = await this.#read('quotas');
    const { notBefore } = (quotas[0] ?? { notBefore: null }) as Pick<Quota, 'notBefore'>;
    if (notBefore !== null) await new Promise((done) => setTimeout(done, notBefore - Date.now() + 50));
  }

  /** Buys as the popup's button does, without a popup; resolves when it is over. */
  buy(person: Person): Promise<unknown> {
    const { slug, name, token } = person;
    const subject = { slug, name, token, memberId: null, headline: null, company: null, location: null };
    const ask = { person: subject, phoneRequired: false, replacesId: null };
    return this.ask('buy-contact', ask);
  }

  /**
   * The same for a request whose connection will be cut: Chromium's network service now and then crashes over one with
   * a streamed body (156), and takes the background with it. Then the next start ends the purchase.
   */
  async buyInVain(person: Person): Promise<void> {
    await this.buy(person).catch(() => this.ask('view-settings', null));
    await this.isSettled();
  }

  /** Asks the background something. */
  ask(name: string, ask: unknown): Promise<unknown> {
    return this.#page.evaluate((message) => chrome.runtime.sendMessage(message), { name, ask });
  }

  /**
   * Holds stores by a transaction that does not end: it always has one more thing to read. Resolves when they are held.
   */
  async holdStores(...names: string[]): Promise<Held> {
    const mark = `held${Math.random()}`;
    await this.#page.evaluate(holdInPage, names, mark);
    const isSaid = (word: string) => this.#page.evaluate((text) => Reflect.has(globalThis, text), mark + word);
    await this.until(() => isSaid('begun'), `a hold of ${names}`);
    return {
      release: async () => {
        await this.#page.evaluate((text) => void Reflect.set(globalThis, text, true), `${mark}letGo`);
        await this.until(() => isSaid('over'), `the end of a hold of ${names}`);
      },
    };
  }

  /** Holds what the background that runs now sends with a body: nothing of it has left. */
  async holdRequests(): Promise<Held> {
    const { leadlight } = this;
    if (!leadlight.inBackground) throw new Error('This background lets nothing be run in it.');
    await leadlight.inBackground(holdFetch);
    return {
      // With the background, what it held has died.
      release: async () => leadlight.inBackground?.(() => void Reflect.get(globalThis, 'letGo')?.()).catch(() => {}),
    };
  }

  /**
   * Leaves no room on disk for contact data, as far as the background that runs now can see: Chromium's own override
   * of an origin's quota was without effect on IndexedDB when this was written.
   */
  async fillDisk(): Promise<void> {
    await this.leadlight.inBackground?.(fillDisk);
  }

  async makeRoom(): Promise<void> {
    // Where no background runs, the next one has room.
    await this.leadlight.inBackground?.(() => void Reflect.get(globalThis, 'makeRoom')?.()).catch(() => {});
  }

  /** Ruins a field of the newest entry, or of its person or day, as a damaged disk would. */
  async damageNewest(store: string, field: string): Promise<void> {
    await this.#page.evaluate(damageInPage, store, field);
  }

  /** What was set aside, oldest first. */
  async damaged(): Promise<unknown[]> {
    const [damaged = []] = await this.#read('damaged');
    return damaged;
  }

  /** Resolves when somebody waits to write the ledger: then nobody can read it either. */
  async isWritingWaiting(): Promise<void> {
    await this.until(async () => {
      const reading = this.purchases().then(() => false);
      return Promise.race([reading, new Promise<boolean>((late) => setTimeout(late, WAITING, true))]);
    }, 'somebody who waits to write the ledger');
  }

  /** Resolves once something is so. @param limit ms */
  async until(isSo: () => Promise<boolean>, what: string, limit = 10_000): Promise<void> {
    for (const end = Date.now() + limit; Date.now() < end; ) {
      if (await isSo()) return;
      await new Promise((done) => setTimeout(done, 40));
    }
    throw new Error(`Waited in vain for ${what}`);
  }

  #read(...stores: string[]): Promise<unknown[][]> {
    return this.#page.evaluate(async (names) => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => opening.addEventListener('success', done));
      const transaction = opening.result.transaction(names);
      const all = await Promise.all(
        names.map(async (name) => {
          const reading = transaction.objectStore(name).getAll();
          await new Promise((done) => reading.addEventListener('success', done));
          return reading.result as unknown[];
        }),
      );
      opening.result.close();
      return all;
    }, stores);
  }
}

/** What the books say of one person: entries newest first, and what is stored. */
export function recordOf({ purchases, leads }: Pick<Books, 'purchases' | 'leads'>, person: Person) {
  const [alias] = aliasesOf({ slug: person.slug, token: null, memberId: null });
  const lead = leads.find(({ aliases }) => aliases.some((one) => one === alias));
  const entries = purchases.filter(({ subject }) => subject === lead?.id).toSorted((a, b) => b.id - a.id);
  const contact: Contact | null = lead?.contact ?? null;
  return { entries, contact };
}

/** Runs in a page of the extension. What the page has to say, and is told, is under globals that begin with `mark`. */
async function holdInPage(stores: string[], mark: string): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => opening.addEventListener('success', done));
  const transaction = opening.result.transaction(stores, 'readwrite');
  const again = () => {
    Reflect.set(globalThis, `${mark}begun`, true);
    if (Reflect.has(globalThis, `${mark}letGo`)) return;
    transaction
      .objectStore(stores[0] ?? '')
      .getKey('nothing')
      .addEventListener('success', again);
  };
  transaction
    .objectStore(stores[0] ?? '')
    .getKey('nothing')
    .addEventListener('success', again);
  transaction.addEventListener('complete', () => {
    opening.result.close();
    Reflect.set(globalThis, `${mark}over`, true);
  });
}

/** Runs in a page of the extension. */
async function ageInPage(ms: number): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => opening.addEventListener('success', done));
  const transaction = opening.result.transaction(['purchases', 'balancePoints'], 'readwrite');
  for (const name of transaction.objectStoreNames) {
    const walk = transaction.objectStore(name).openCursor();
    walk.addEventListener('success', () => {
      const { result } = walk;
      if (!result) return;
      const { startedAt, endedAt, resolved } = result.value;
      const answer = resolved && { ...resolved, at: resolved.at - ms };
      const times = { startedAt: startedAt - ms, endedAt: endedAt === null ? null : endedAt - ms };
      result.update({ ...result.value, ...times, ...(resolved === undefined ? {} : { resolved: answer }) });
      result.continue();
    });
  }
  await new Promise((done) => transaction.addEventListener('complete', done));
  opening.result.close();
}

/** Runs in the background. */
function holdFetch(): void {
  const send = globalThis.fetch;
  const isLetGo = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
  globalThis.fetch = async (...given) => {
    if (given[1]?.method === 'POST') await isLetGo;
    return send(...given);
  };
}

/** Runs in the background: contact data does not fit any more, and an entry does. */
function fillDisk(): void {
  const { put } = IDBObjectStore.prototype;
  Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put }) });
  IDBObjectStore.prototype.put = function (record, key) {
    if (this.name === 'leads' && record.contact !== null) {
      this.transaction.abort();
      throw new DOMException('No room', 'QuotaExceededError');
    }
    return put.call(this, record, key);
  };
}

/** Runs in a page of the extension. */
async function damageInPage(store: string, field: string): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => opening.addEventListener('success', done));
  const transaction = opening.result.transaction(['purchases', store], 'readwrite');
  const newest = transaction.objectStore('purchases').openCursor(null, 'prev');
  newest.addEventListener('success', () => {
    const { id, subject, service, day } = newest.result?.value ?? {};
    const key = store === 'purchases' ? id : store === 'leads' ? subject : `${service}|${day}`;
    const reading = transaction.objectStore(store).get(key);
    reading.addEventListener('success', () => {
      transaction.objectStore(store).put({ ...reading.result, [field]: { ruined: true } });
    });
  });
  await new Promise((done) => transaction.addEventListener('complete', done));
  opening.result.close();
}
