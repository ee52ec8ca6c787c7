import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { ReplacesId } from '../ledger/find-reusable.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

/**
 * A person to find contact data of. `chosen`: the user has picked this source, whatever the plan says. `run`: the bulk
 * run that it is for.
 */
export type FindOrder = {
  readonly person: Subject;
  readonly isPhoneRequired: boolean;
  readonly replacesId: ReplacesId;
  readonly chosen?: PaidService;
  readonly run?: number;
};

/** What a find on several sources has come to so far. */
export type FindResult = { readonly best: PurchaseResult | null; readonly prevented: PurchaseResult | null };

/** How far a find has come. It lives with the background: one that begins again does so from what is stored. */
export type FindProgress = {
  /** Sources that were asked, or could not be. */
  readonly tried: ReadonlySet<PaidService>;
  readonly result: FindResult;
  /** Whether the free question was asked since the beginning, and why it got no answer. */
  readonly isFreeAsked: boolean;
  readonly freeFailure: Failure | null;
};

export type FindDone = { readonly kind: 'done'; readonly result: PurchaseResult };
export type FindState = FindDone | { readonly kind: 'under-way'; readonly progress: FindProgress };

export const BEGINNING: FindState = {
  kind: 'under-way',
  progress: { tried: new Set(), result: { best: null, prevented: null }, isFreeAsked: false, freeFailure: null },
};

/** Previews have said so: nothing kept the source from being asked. */
const NOTHING_TO_BUY: ReadonlySet<Failure['kind']> = new Set(['nothing-to-buy', 'opted-out']);

/** Failures of a free question that waiting does not mend. */
const PERMANENT_PREVIEW_FAILURES: ReadonlySet<Failure['kind']> = new Set(['no-key', 'not-offered', 'not-entitled']);

export const done = (result: PurchaseResult): FindDone => ({ kind: 'done', result });
export const prevented = (failure: Failure): PurchaseResult => ({ kind: 'prevented', failure });

/** Consent is about one entry of one source, and so is a choice: no other source is asked then. */
export const isAboutOneSource = ({ chosen, replacesId }: FindOrder) => chosen !== undefined || replacesId !== null;

/** A run waits for what the free question says; a click goes on to a source that needs no answer. */
export function afterPreview({ run }: FindOrder, progress: FindProgress, said: Preview | Failure): FindState {
  const freeFailure = 'kind' in said ? said : null;
  if (freeFailure && run !== undefined && !PERMANENT_PREVIEW_FAILURES.has(freeFailure.kind)) {
    return done(prevented(freeFailure));
  }
  return { kind: 'under-way', progress: { ...progress, isFreeAsked: true, freeFailure } };
}

/** What a source's answer, or what kept it from being asked, means for the whole find. */
export function afterAnswer(order: FindOrder, progress: FindProgress, answer: PurchaseResult): FindState {
  if (isAboutOneSource(order) || endsFind(answer, order.run !== undefined)) return done(answer);
  return { kind: 'under-way', progress: { ...progress, result: withAnswer(progress.result, answer) } };
}

/** That one source was not asked at all says more than that another has nothing. Null where none was asked. */
export function resultOf({ best, prevented: hindrance }: FindResult): PurchaseResult | null {
  const isFound = best?.kind === 'purchase' && best.purchase.found;
  return isFound ? best : (hindrance ?? best);
}

/** With one more answer: who was found stays found, whatever the next source has. */
function withAnswer({ best, prevented: hindrance }: FindResult, answer: PurchaseResult): FindResult {
  if (answer.kind === 'prevented') {
    return { best, prevented: hindrance ?? (NOTHING_TO_BUY.has(answer.failure.kind) ? null : answer) };
  }
  const isBetter = best?.kind !== 'purchase' || answer.purchase.found || !best.purchase.found;
  return { best: isBetter ? answer : best, prevented: hindrance };
}

/**
 * Whether an answer ends it. Where money may be gone, or a request of another context is under way, what comes next is
 * the user's word. A run waits for the cheaper source, or stops, rather than go on to a dearer one; a user who clicks
 * wants the data now.
 */
function endsFind(answer: PurchaseResult, isRun: boolean): boolean {
  if (answer.kind === 'prevented') return isRun && !NOTHING_TO_BUY.has(answer.failure.kind);
  const { purchase } = answer;
  return isOpen(purchase) || purchase.state === 'intent' || (isRun && purchase.failure !== null);
}
