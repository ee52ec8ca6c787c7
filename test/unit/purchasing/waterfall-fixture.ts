import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { PaidService } from '../../../src/model/schemas/purchases/service.ts';
import type { Settings } from '../../../src/model/schemas/purchases/settings.ts';
import { createLedger, type PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import { createLookUps } from '../../../src/purchasing/look-up/look-ups.ts';
import { createWaterfall } from '../../../src/purchasing/look-up/waterfall.ts';
import { createLookAtSources } from '../../../src/purchasing/plan/look-at-sources.ts';
import { afterAnswer, type FindOrder } from '../../../src/purchasing/plan/progress.ts';
import type { Locks } from '../../../src/purchasing/ports.ts';
import type { PaidRequest } from '../../../src/services/paid-request.ts';
import type { Question } from '../../../src/services/question.ts';
import { surroundings } from '../services/loopback.ts';
import { contact, NOW, outcome } from './examples.ts';
import { keptAnswers } from './ledger-fixture.ts';
import { MemoryAccounts } from './memory-accounts.ts';
import { MemoryBook } from './memory-ledger-store.ts';

/** A service of which only the answers are told: what it is asked is written down. */
const BASES: Record<PaidService, string> = { kaspr: 'https://kaspr.example', cognism: 'https://cognism.example' };

/**
 * Everything between a click and the requests, as the background puts it together; the services answer as a test says.
 */
export class WaterfallFixture {
  readonly accounts = new MemoryAccounts();
  readonly ledgerStore = new MemoryBook((service) => this.accounts.connection(service));
  /** What was asked, in order: paid questions as `kaspr {…}`, free ones as `preview`. */
  readonly asked: string[] = [];
  readonly questions: Question[] = [];
  /** The bulk runs that entries were written for. */
  readonly #held = new Set<string>();
  readonly #answers: Record<PaidService, PurchaseOutcome[]> = { kaspr: [], cognism: [] };
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
    this.ledgerStore.settings = { ...this.ledgerStore.settings, ...chosen };
  }

  /** What a service answers, one request after the other; with nothing left, that it has nothing. */
  answer(service: PaidService, ...endings: PurchaseOutcome[]): void {
    this.#answers[service].push(...endings);
  }

  /** A background that was just started: nothing is left of the one before but what is stored. */
  start() {
    const { accounts, ledgerStore } = this;
    const sleep = async () => {};
    const ledger = createLedger({
      ledgerStore,
      keptAnswers,
      locks: this.#locks,
      changed: () => {},
      now: () => NOW,
      sleep,
    });
    const lookUps = createLookUps({
      ...{ ledger, accounts, paidRequests: { kaspr: this.#paid('kaspr'), cognism: this.#paid('cognism') } },
      redeemMany: async (_request, _access, wanted) => {
        this.asked.push('cognism');
        await this.gate;
        return new Map(wanted.map(({ redeemId }) => [redeemId, this.#answers.cognism.shift() ?? nothing()]));
      },
      transports: { modeFor: async () => 'once', learnFrom: async () => {} },
      quota: { within: async (_, work) => work(0), learnFrom: async () => {} },
      ended: async () => {},
      requestFor: () => () => Promise.reject(new Error('nothing is sent here')),
      httpEnvironment: surroundings('', { isOnline: () => this.isOnline, allowedOrigins: accounts.allowedOrigins }),
      now: () => NOW,
    });
    const lookAtSources = createLookAtSources({
      connection: accounts.connection,
      past: ledgerStore.past,
      price: async () => null,
      previews: async () => [this.known],
      settings: async () => ledgerStore.settings,
    });
    const askPreview = async () => {
      this.asked.push('preview');
      if (!('kind' in this.says)) this.known = this.says;
      return this.says;
    };
    const waterfall = createWaterfall({ accounts, lookAtSources, lookUps, askPreview });
    /** As a run finds: each reveal by itself. */
    async function findForRun(order: Parameters<typeof waterfall.findInRun>[0]): Promise<PurchaseResult> {
      let end = await waterfall.findInRun(order);
      while (end.kind === 'pay') {
        const [answer] = await lookUps.revealInRun([end.lookUp]);
        if (!answer) throw new Error('A reveal without an answer');
        end = await waterfall.findInRun(order, afterAnswer(order, end.progress, answer));
      }
      return end.result;
    }
    const reveal = (order: Pick<FindOrder, 'person' | 'replacesId'>) =>
      waterfall.find({ ...order, isPhoneRequired: false, chosen: 'cognism' });
    return { ...waterfall, findForRun, reveal, lookAtSources };
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

  #paid(service: PaidService): PaidRequest {
    return async (_request, _access, question) => {
      this.asked.push(service);
      this.questions.push(question);
      await this.gate;
      return this.#answers[service].shift() ?? nothing();
    };
  }
}

/** It was asked, and has nothing. */
export const nothing = (): PurchaseOutcome => outcome({ data: null, charged: 0 });

/** It has something. */
export function brings(service: PaidService, told: Partial<Contact>): PurchaseOutcome {
  const operation = service === 'kaspr' ? 'profile' : 'reveal';
  return outcome({ data: { operation, contact: contact(told, service) } });
}

/** It refused. */
export const refuses = (failure: Failure): PurchaseOutcome => outcome({ state: 'refused', failure, charged: 0 });

/** It may have taken money. */
export const breaks = (failure: Failure): PurchaseOutcome => outcome({ state: 'unknown', failure, charged: null });
