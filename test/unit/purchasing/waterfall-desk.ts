import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Spender } from '../../../src/model/schemas/purchases/service.ts';
import type { Settings } from '../../../src/model/schemas/purchases/settings.ts';
import type { Ending } from '../../../src/model/trade.ts';
import { type Bought, createLedger } from '../../../src/purchasing/ledger/ledger.ts';
import { createLookUps } from '../../../src/purchasing/look-up/look-ups.ts';
import { createWaterfall } from '../../../src/purchasing/look-up/waterfall.ts';
import { createSources } from '../../../src/purchasing/plan/sources.ts';
import type { Locks } from '../../../src/purchasing/ports.ts';
import type { PaidService } from '../../../src/services/paid-services.ts';
import type { Question } from '../../../src/services/question.ts';
import { surroundings } from '../services/loopback.ts';
import { contact, ending, NOW } from './examples.ts';
import { MemoryAccounts } from './memory-accounts.ts';
import { MemoryBook } from './memory-book.ts';

/** A service of which only the answers are told: what it is asked is written down. */
const BASES: Record<Spender, string> = { kaspr: 'https://kaspr.example', cognism: 'https://cognism.example' };

/** Everything between a click and the requests, as the background puts it together; the services answer as a test says. */
export class WaterfallDesk {
  readonly accounts = new MemoryAccounts();
  readonly book = new MemoryBook();
  /** What was asked, in order: paid questions as `kaspr {…}`, free ones as `preview`. */
  readonly asked: string[] = [];
  readonly questions: Question[] = [];
  /** The bulk runs that entries were written for. */
  readonly #held = new Set<string>();
  readonly #answers: Record<Spender, Ending[]> = { kaspr: [], cognism: [] };
  /** What is known of Cognism's word on Jane; null where it was not asked. */
  known: Preview | null = null;
  /** What Cognism says when it is asked. */
  says: Preview | Failure = { kind: 'no-answer', service: 'cognism' };
  /** Requests wait for this. */
  gate: Promise<void> = Promise.resolve();
  isOnline = true;

  constructor() {
    for (const service of ['kaspr', 'cognism'] as const) this.accounts.add(service, BASES[service], `${service} key`);
  }

  choose(chosen: Partial<Settings>): void {
    this.book.settings = { ...this.book.settings, ...chosen };
  }

  /** What a service answers, one request after the other; with nothing left, that it has nothing. */
  answer(service: Spender, ...endings: Ending[]): void {
    this.#answers[service].push(...endings);
  }

  /** A background that was just started: nothing is left of the one before but what is stored. */
  start() {
    const { accounts, book } = this;
    const sleep = async () => {};
    const ledger = createLedger({ book, locks: this.#locks, changed: () => {}, now: () => NOW, sleep });
    const lookUps = createLookUps({
      ...{ ledger, accounts, services: { kaspr: this.#paid('kaspr'), cognism: this.#paid('cognism') } },
      revealMany: async (_request, _access, wanted) => {
        this.asked.push('cognism');
        await this.gate;
        return new Map(wanted.map(({ redeemId }) => [redeemId, this.#answers.cognism.shift() ?? nothing()]));
      },
      wires: { sendingTo: async () => 'once', learnFrom: async () => {} },
      quota: { within: async (_, work) => work(0), learnFrom: async () => {} },
      ended: async () => {},
      request: () => Promise.reject(new Error('nothing is sent here')),
      surroundings: surroundings('', { isOnline: () => this.isOnline, allowedOrigins: accounts.allowedOrigins }),
      now: () => NOW,
    });
    const look = createSources({
      connection: accounts.connection,
      past: book.past,
      price: async () => null,
      previews: async () => [this.known],
      settings: async () => book.settings,
    });
    const askPreview = async () => {
      this.asked.push('preview');
      if (!('kind' in this.says)) this.known = this.says;
      return this.says;
    };
    const waterfall = createWaterfall({ look, lookUps, askPreview });
    /** As a run finds: each reveal by itself. */
    async function findForRun(order: Parameters<typeof waterfall.findInRun>[0]): Promise<Bought> {
      let found = await waterfall.findInRun(order);
      while (found.kind === 'halted') {
        const [answer] = await lookUps.revealInRun([found.reveal]);
        if (!answer) throw new Error('A reveal without an answer');
        found = await waterfall.goOn(found, answer);
      }
      return found;
    }
    return { ...waterfall, findForRun, look };
  }

  /** A request whose owner is alive, in whichever context. */
  hold(lock: string): void {
    this.#held.add(lock);
  }

  readonly #locks: Locks = {
    hold: async (name, work) => {
      this.#held.add(name);
      return work().finally(() => this.#held.delete(name));
    },
    isHeld: async (name) => this.#held.has(name),
  };

  #paid(service: Spender): PaidService {
    return async (_request, _access, question) => {
      this.asked.push(service);
      this.questions.push(question);
      await this.gate;
      return this.#answers[service].shift() ?? nothing();
    };
  }
}

/** It was asked, and has nothing. */
export const nothing = (): Ending => ending({ goods: null, charged: 0 });

/** It has something. */
export function brings(service: Spender, told: Partial<Contact>): Ending {
  const operation = service === 'kaspr' ? 'profile' : 'reveal';
  return ending({ goods: { operation, contact: contact(told, service) } });
}

/** It refused. */
export const refuses = (failure: Failure): Ending => ending({ state: 'refused', failure, charged: 0 });

/** It may have taken money. */
export const breaks = (failure: Failure): Ending => ending({ state: 'unknown', failure, charged: null });
