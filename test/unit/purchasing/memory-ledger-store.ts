import { dayOf } from '../../../src/model/day.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import type { Connection } from '../../../src/model/schemas/purchases/account.ts';
import {
  isAbout,
  type Purchase,
  type PurchaseSpec,
  purchaseKey,
} from '../../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../../src/model/schemas/purchases/service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/model/schemas/purchases/settings.ts';
import type { PersonPast } from '../../../src/purchasing/plan/look-at-sources.ts';
import type { LedgerStore } from '../../../src/purchasing/ports.ts';
import { JANE } from './examples.ts';

const UNKNOWN = { remaining: null, resolved: null };

const LEAD: Lead = {
  ...{ id: 'lead-1', aliases: ['in:jane-doe'], name: JANE.name, headline: null, company: null, location: null },
  ...{ contact: null, savedAt: 1, inCrm: null, tags: [], notes: '' },
};

/** The book as far as one person is concerned, in memory: what the store promises of it is tested in a browser. */
export class MemoryBook implements LedgerStore {
  entries: Purchase[] = [];
  settings: Settings = DEFAULT_SETTINGS;
  #lead = LEAD;
  readonly #connection: ((service: PaidService) => Promise<Connection | null>) | null;

  /** @param connection what is stored of accounts; without it no connection ever changes */
  constructor(connection: ((service: PaidService) => Promise<Connection | null>) | null = null) {
    this.#connection = connection;
  }

  get contact(): Contact | null {
    return this.#lead.contact;
  }

  set contact(contact: Contact | null) {
    this.#lead = { ...this.#lead, contact };
  }

  open: LedgerStore['open'] = async (draft, { findReusable, checkConnection, maxCostOf: stakeOf, checkBudget }, at) => {
    const { service } = draft;
    // First: the rest is one transaction, and waits for nothing.
    const stored = (await this.#connection?.(service)) ?? null;
    const { target: _, base: __, ...spec } = draft;
    const found = findReusable(this.#historyOf(spec));
    if (found) return { kind: 'found', purchase: found };
    const optedOut = this.contact?.optedOut;
    if (optedOut) return { kind: 'forbidden', failure: { kind: 'opted-out', service: optedOut.service } };
    const stake = stakeOf(draft, null);
    const change = this.#connection && checkConnection(draft, stored);
    if (change) return { kind: 'forbidden', failure: change };
    const failure = checkBudget(stake, { service, settings: this.settings, day: 0, month: 0, run: null });
    if (failure) return { kind: 'forbidden', failure };
    const unended = { state: 'intent', endedAt: null, found: false, failure: null, charged: null } as const;
    const subject = this.#lead.id;
    const id = this.entries.length + 1;
    const key = purchaseKey({ ...spec, subject });
    const purchase = { ...spec, ...unended, id, subject, key, stake, startedAt: at, day: dayOf(at), ...UNKNOWN };
    this.entries.push(purchase);
    return { kind: 'opened', purchase };
  };

  close: LedgerStore['close'] = async (id, { state, failure, charged, remaining, data }, keep, at) => {
    if (data) this.#lead = keep.lead(this.#lead);
    return this.#change(id, { state, failure, charged, remaining, found: data !== null, endedAt: at });
  };

  history: LedgerStore['history'] = async (spec) => this.#historyOf(spec);
  intents: LedgerStore['intents'] = async () => this.entries.filter(({ state }) => state === 'intent');

  giveUp: LedgerStore['giveUp'] = async (id, at) => {
    const { state, service } = this.#entry(id);
    if (state !== 'intent') return false;
    this.#change(id, { state: 'unknown', failure: { kind: 'interrupted', service }, endedAt: at });
    return true;
  };

  past = async (specs: readonly Omit<PurchaseSpec, 'subject'>[]): Promise<PersonPast[]> => [
    { contact: this.contact, histories: specs.map((spec) => this.#historyOf(spec)) },
  ];

  #historyOf({ service, operation, asked }: Omit<PurchaseSpec, 'subject'>): Purchase[] {
    const same = (entry: Purchase) => entry.service === service && entry.operation === operation;
    return this.entries.filter((entry) => same(entry) && isAbout(entry, asked, this.contact)).toReversed();
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
