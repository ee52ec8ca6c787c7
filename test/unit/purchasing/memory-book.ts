import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { overlaps, type Purchase, purchaseKey, type Wish } from '../../../src/model/schemas/purchases/purchase.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/model/schemas/purchases/settings.ts';
import type { Past } from '../../../src/purchasing/plan/sources.ts';
import type { Book } from '../../../src/purchasing/ports.ts';
import { JANE } from './examples.ts';

const LEAD: Lead = {
  ...{ id: 'lead-1', aliases: ['in:jane-doe'], name: JANE.name, headline: null, company: null, location: null },
  ...{ contact: null, savedAt: 1, inCrm: null, tags: [], notes: '' },
};

/** The book as far as one person is concerned, in memory: what the store promises of it is tested in a browser. */
export class MemoryBook implements Book {
  entries: Purchase[] = [];
  settings: Settings = DEFAULT_SETTINGS;
  #lead = LEAD;

  get contact(): Contact | null {
    return this.#lead.contact;
  }

  set contact(contact: Contact | null) {
    this.#lead = { ...this.#lead, contact };
  }

  open: Book['open'] = async (draft, { decide, stake: stakeOf, forbid }, at) => {
    const { target: _, ...wish } = draft;
    const found = decide(this.#historyOf(wish));
    if (found) return { kind: 'found', purchase: found };
    const optedOut = this.contact?.optedOut;
    if (optedOut) return { kind: 'forbidden', failure: { kind: 'opted-out', service: optedOut.service } };
    const stake = stakeOf(draft, null);
    const { service } = draft;
    const failure = forbid(stake, { service, settings: this.settings, day: 0, month: 0, run: null });
    if (failure) return { kind: 'forbidden', failure };
    const unended = { state: 'intent', endedAt: null, found: false, failure: null, charged: null } as const;
    const subject = this.#lead.id;
    const id = this.entries.length + 1;
    const key = purchaseKey({ ...wish, subject });
    const purchase = { ...wish, ...unended, id, subject, key, stake, startedAt: at, remaining: null, resolved: null };
    this.entries.push(purchase);
    return { kind: 'opened', purchase };
  };

  close: Book['close'] = async (id, { state, failure, charged, remaining, goods }, keep, at) => {
    if (goods) this.#lead = keep.lead(this.#lead);
    return this.#change(id, { state, failure, charged, remaining, found: goods !== null, endedAt: at });
  };

  history: Book['history'] = async (wish) => this.#historyOf(wish);
  intents: Book['intents'] = async () => this.entries.filter(({ state }) => state === 'intent');

  giveUp: Book['giveUp'] = async (id, at) => {
    const { state, service } = this.#entry(id);
    if (state !== 'intent') return false;
    this.#change(id, { state: 'unknown', failure: { kind: 'interrupted', service }, endedAt: at });
    return true;
  };

  past = async (wishes: readonly Omit<Wish, 'subject'>[]): Promise<Past[]> => [
    { contact: this.contact, histories: wishes.map((wish) => this.#historyOf(wish)) },
  ];

  #historyOf({ service, operation, asked }: Omit<Wish, 'subject'>): Purchase[] {
    const same = (entry: Purchase) => entry.service === service && entry.operation === operation;
    return this.entries.filter((entry) => same(entry) && overlaps(entry.asked, asked)).toReversed();
  }

  #entry(id: number): Purchase {
    const entry = this.entries.find((one) => one.id === id);
    if (!entry) throw new Error(`no entry ${id}`);
    return entry;
  }

  #change(id: number, different: Partial<Purchase>): Purchase {
    const changed = { ...this.#entry(id), ...different };
    this.entries = this.entries.map((entry) => (entry.id === id ? changed : entry));
    return changed;
  }
}
