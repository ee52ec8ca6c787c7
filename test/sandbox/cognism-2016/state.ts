import type { Person } from '../person.ts';
import { type EventRecord, eventRecord, type Happening, pastEvents } from './event-records.ts';
import { type Article, NEWS } from './news.ts';
import { Sockets } from './sockets.ts';

/** An entry of the audit log, and when it came (epoch ms). */
export interface AuditRecord {
  readonly action: string;
  readonly source: string;
  readonly data: unknown;
  readonly at: number;
}

/** A subscription as the document prints it. */
export type SubscriptionRecord = Readonly<Record<string, unknown>> & { readonly _id: string };

/** What of this API can change. */
export class LegacyState {
  /** The latest first. */
  events: EventRecord[] = [];
  deadLetters: unknown[] = [];
  news: readonly Article[] = NEWS;
  readonly subscriptions = new Map<string, SubscriptionRecord>();
  readonly audit: AuditRecord[] = [];
  readonly sockets = new Sockets();
  readonly #people: readonly Person[];
  readonly #clock: () => number;
  #made = 0;

  constructor(people: readonly Person[], clock: () => number) {
    this.#people = people;
    this.#clock = clock;
    this.reset();
  }

  /** Something happens: it is in the stream from now on. It is not pushed by itself. */
  happen(happening: Omit<Happening, 'at'> & { readonly at?: number }): EventRecord {
    const event = eventRecord({ at: this.#clock(), ...happening }, this.#people);
    this.events.unshift(event);
    return event;
  }

  subscribe(draft: object, at: number): SubscriptionRecord {
    this.#made += 1;
    const _id = `5f0c1e7a-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
    const record = { _id, idUser: '2280', idOrg: '2', ...draft, createdAt: at, updatedAt: at };
    this.subscriptions.set(_id, record);
    return record;
  }

  change(id: string, draft: object, at: number): void {
    const old = this.subscriptions.get(id);
    if (old) this.subscriptions.set(id, { ...old, ...draft, updatedAt: at });
  }

  reset(): void {
    const now = this.#clock();
    this.events = pastEvents(this.#people, now);
    this.deadLetters = pastEvents(this.#people, now - 60 * 86_400_000)
      .slice(0, 2)
      // Dead letters have their id in another field, and no company of their own (contracts 2.1).
      .map(({ id, org: _org, orgToInfo: _to, orgFromInfo: _from, ...event }) => ({ _id: `dead-${id}`, ...event }));
    this.deadLetters.push({ payload: '%PDF', error: 'undeliverable' });
    this.news = NEWS;
    this.subscriptions.clear();
    this.#made = 0;
    this.audit.length = 0;
    this.sockets.reset();
  }
}
