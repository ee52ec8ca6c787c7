import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
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
  type FindState,
} from '../plan/progress.ts';
import type { LookUps } from './look-ups.ts';
import { isRevealStep, type RevealStep } from './reveals.ts';

type WaterfallDeps = {
  readonly lookAtSources: LookAtSources;
  readonly lookUps: Pick<LookUps, 'lookUp' | 'lookUpInRun'>;
  /** Asks a service free of charge what it has; from the store where that was asked before. */
  readonly askPreview: (person: Subject) => Promise<Preview | Failure>;
};

/** A find for a bulk run: the user does not see what it would pay over, so it pays over nothing. */
export type RunFindOrder = FindOrder & { readonly replacesId: null; readonly run: number };

/**
 * Asks one source after the other, in the user's order, until it is enough: each step as plan/next-step.ts says, and each
 * payment through the ledger. Nothing is kept between two steps but what is stored, so that the next click goes on with one
 * that was cut short.
 */
export function createWaterfall({ lookAtSources, lookUps, askPreview }: WaterfallDeps) {
  const send = ({ lookUp }: PayStep, { replacesId, run }: FindOrder): Promise<PurchaseResult> =>
    run === undefined ? lookUps.lookUp(lookUp, replacesId) : lookUps.lookUpInRun(lookUp);

  const look = async (order: FindOrder, progress: FindProgress) => {
    const [found] = await lookAtSources([order.person], order.isPhoneRequired);
    return nextStep(order, found, progress);
  };

  async function perform(order: FindOrder, progress: FindProgress, step: NextStep): Promise<FindState> {
    if (step.kind === 'done') return step;
    if (step.kind === 'pay') return afterAnswer(order, step.progress, await send(step, order));
    return afterPreview(order, progress, await askPreview(order.person));
  }

  return {
    /** @returns the answer that brought the most, or what kept a source from being asked */
    async find(order: FindOrder): Promise<PurchaseResult> {
      let state = BEGINNING;
      while (state.kind === 'under-way') {
        state = await perform(order, state.progress, await look(order, state.progress));
      }
      return state.result;
    },

    /**
     * The same for a run, up to the first reveal: those are made for many people at once.
     * @param from where it goes on: what `afterAnswer` makes of the reveal's answer
     */
    async findInRun(order: RunFindOrder, from = BEGINNING): Promise<FindDone | RevealStep> {
      let state = from;
      while (state.kind === 'under-way') {
        const step = await look(order, state.progress);
        if (isRevealStep(step)) return step;
        state = await perform(order, state.progress, step);
      }
      return state;
    },
  };
}

export type Waterfall = ReturnType<typeof createWaterfall>;
