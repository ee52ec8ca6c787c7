import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { ReplacesId } from '../ledger/find-reusable.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';

export type FindOrder = {
  readonly person: Subject;
  readonly isPhoneRequired: boolean;
  readonly replacesId: ReplacesId;
  readonly chosen?: PaidService;
  readonly run?: number;
};

export type FindResult = { readonly best: PurchaseResult | null; readonly prevented: PurchaseResult | null };

export type FindProgress = {
  readonly tried: ReadonlySet<PaidService>;
  readonly result: FindResult;
  readonly isFreeAsked: boolean;
  readonly freeFailure: Failure | null;
};

export type FindDone = { readonly kind: 'done'; readonly result: PurchaseResult };
export type FindState = FindDone | { readonly kind: 'under-way'; readonly progress: FindProgress };

export const BEGINNING: FindState = {
  kind: 'under-way',
  progress: { tried: new Set(), result: { best: null, prevented: null }, isFreeAsked: false, freeFailure: null },
};

const NOTHING_TO_BUY: ReadonlySet<Failure['kind']> = new Set(['nothing-to-buy', 'opted-out']);

const PERMANENT_PREVIEW_FAILURES: ReadonlySet<Failure['kind']> = new Set(['no-key', 'not-offered', 'not-entitled']);

export const done = (result: PurchaseResult): FindDone => ({ kind: 'done', result });
export const prevented = (failure: Failure): PurchaseResult => ({ kind: 'prevented', failure });

/** Consent covers one entry of one source, and so does a choice: no other source is asked. */
export const isAboutOneSource = ({ chosen, replacesId }: FindOrder) => chosen !== undefined || replacesId !== null;

/** A run waits for a free answer; a click goes on to a source that needs none. */
export function afterPreview({ run }: FindOrder, progress: FindProgress, said: Preview | Failure): FindState {
  const freeFailure = 'kind' in said ? said : null;
  if (freeFailure && run !== undefined && !PERMANENT_PREVIEW_FAILURES.has(freeFailure.kind)) {
    return done(prevented(freeFailure));
  }
  return { kind: 'under-way', progress: { ...progress, isFreeAsked: true, freeFailure } };
}

export function afterAnswer(order: FindOrder, progress: FindProgress, answer: PurchaseResult): FindState {
  if (isAboutOneSource(order) || endsFind(answer, order.run !== undefined)) return done(answer);
  return { kind: 'under-way', progress: { ...progress, result: withAnswer(progress.result, answer) } };
}

/** "Not asked" says more than another source's "nothing found". */
export function resultOf({ best, prevented: hindrance }: FindResult): PurchaseResult | null {
  const isFound = best?.kind === 'purchase' && best.purchase.found;
  return isFound ? best : (hindrance ?? best);
}

function withAnswer({ best, prevented: hindrance }: FindResult, answer: PurchaseResult): FindResult {
  if (answer.kind === 'prevented') {
    return { best, prevented: hindrance ?? (NOTHING_TO_BUY.has(answer.failure.kind) ? null : answer) };
  }
  const isBetter = best?.kind !== 'purchase' || answer.purchase.found || !best.purchase.found;
  return { best: isBetter ? answer : best, prevented: hindrance };
}

// Where money may be gone, or another context's request is under way, the user decides. A run waits or stops rather
// than go on to a dearer source; a user who clicks wants the data now.
function endsFind(answer: PurchaseResult, isRun: boolean): boolean {
  if (answer.kind === 'prevented') return isRun && !NOTHING_TO_BUY.has(answer.failure.kind);
  const { purchase } = answer;
  return isOpen(purchase) || purchase.state === 'intent' || (isRun && purchase.failure !== null);
}
