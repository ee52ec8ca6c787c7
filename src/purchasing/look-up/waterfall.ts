import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { PaidAccount, PaidAccounts } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';
import type { LookAtSources } from '../plan/look-at-sources.ts';
import { type NextStep, nextStep, type PayStep } from '../plan/next-step.ts';
import {
  afterAnswer,
  afterPreview,
  BEGINNING,
  type FindDone,
  type FindOrder,
  type FindProgress,
} from '../plan/progress.ts';
import type { PaidAccountsReader } from '../ports.ts';
import type { LookUps } from './look-ups.ts';
import { isRevealStep, type RevealStep } from './reveals.ts';

type WaterfallDeps = {
  readonly accounts: PaidAccountsReader;
  readonly lookAtSources: LookAtSources;
  readonly lookUps: Pick<LookUps, 'lookUp' | 'lookUpInRun'>;
  /** Asks a service free of charge what it has; from the store where that was asked before. */
  readonly askPreview: (person: Subject, account?: PaidAccount) => Promise<Preview | Failure>;
};

/** A find for a bulk run: the user does not see what it would pay over, so it pays over nothing. */
export type RunFindOrder = FindOrder & { readonly replacesId: null; readonly run: number };

/**
 * Asks one source after the other, in the user's order, until it is enough: each step as plan/next-step.ts says, and
 * each payment through the ledger. Nothing is kept between two steps but what is stored, so that the next click goes on
 * with one that was cut short. It goes by the connections as they stand when it begins; the ledger makes sure that they
 * still do.
 */
export function createWaterfall({ accounts, lookAtSources, lookUps, askPreview }: WaterfallDeps) {
  const look = async (order: FindOrder, progress: FindProgress, known: PaidAccounts) => {
    const connectionOf = async (service: PaidService) => known[service]?.connection ?? null;
    const [found] = await lookAtSources([order.person], order.isPhoneRequired, connectionOf);
    return nextStep(order, found, progress);
  };

  const pay = ({ lookUp }: PayStep, { replacesId, run }: FindOrder, known: PaidAccounts): Promise<PurchaseResult> => {
    const account = known[lookUp.service];
    return run === undefined ? lookUps.lookUp(lookUp, replacesId, account) : lookUps.lookUpInRun(lookUp, account);
  };

  async function perform(order: FindOrder, progress: FindProgress, step: NextStep, known: PaidAccounts) {
    if (step.kind === 'done') return step;
    if (step.kind === 'pay') return afterAnswer(order, step.progress, await pay(step, order, known));
    return afterPreview(order, progress, await askPreview(order.person, known.cognism));
  }

  return {
    /** @returns the answer that brought the most, or what kept a source from being asked */
    async find(order: FindOrder): Promise<PurchaseResult> {
      const known = await accounts.paid();
      let state = BEGINNING;
      while (state.kind === 'under-way') {
        state = await perform(order, state.progress, await look(order, state.progress, known), known);
      }
      return state.result;
    },

    /**
     * The same for a run, up to the first reveal: those are made for many people at once.
     * @param from where it goes on: what `afterAnswer` makes of the reveal's answer
     */
    async findInRun(order: RunFindOrder, from = BEGINNING): Promise<FindDone | RevealStep> {
      const known = await accounts.paid();
      let state = from;
      while (state.kind === 'under-way') {
        const step = await look(order, state.progress, known);
        if (isRevealStep(step)) return step;
        state = await perform(order, state.progress, step, known);
      }
      return state;
    },
  };
}

export type Waterfall = ReturnType<typeof createWaterfall>;
