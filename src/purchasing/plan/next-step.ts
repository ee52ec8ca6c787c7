import type { PurchaseTarget } from '../../model/purchase-terms.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { PlanStep } from '../../model/views/views.ts';
import type { Question } from '../../services/question.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';
import type { ConnectedSource, PersonSources } from './look-at-sources.ts';
import { planSteps, whoSaysOptedOut } from './plan.ts';
import {
  afterAnswer,
  done,
  type FindDone,
  type FindOrder,
  type FindProgress,
  type FindResult,
  isAboutOneSource,
  prevented,
  resultOf,
} from './progress.ts';

/** A question with its full person: the person is stored with what was bought. `run`: the bulk run that it is for. */
export type LookUp = {
  readonly service: PaidService;
  readonly question: Question;
  readonly target: PurchaseTarget;
  readonly run?: number;
};

/** To be paid for. `progress`: from where the find goes on with the answer. */
export type PayStep = { readonly kind: 'pay'; readonly lookUp: LookUp; readonly progress: FindProgress };

export type NextStep = FindDone | PayStep | { readonly kind: 'ask-preview' };

/** To ask a source that is being asked is to wait for its answer. */
const ASKED_STATES: ReadonlySet<PlanStep['state']> = new Set(['asks', 'if-needed', 'working']);

/**
 * What a find does next, by the plan. Pure: performing the step, and looking at the sources again, is the caller's
 * part.
 * @param found how things stand now; undefined where nothing is connected
 */
export function nextStep(order: FindOrder, found: PersonSources | undefined, progress: FindProgress): NextStep {
  if (!found || found.sources.length === 0) return done(noKey(order.chosen ?? 'kaspr'));
  const { sources, contact, settings } = found;
  const unasked = progress.isFreeAsked ? undefined : sources.find(({ preview }) => preview === null);
  if (isAboutOneSource(order)) return stepAtOneSource(order, found, progress, unasked !== undefined);
  const question = sources.find(
    ({ currentPurchase }) => currentPurchase !== null && isOfRun(currentPurchase, order.run) && isOpen(currentPurchase),
  );
  // This run asked it before it was interrupted: the next source waits for the user's word, as it would have then.
  if (question?.currentPurchase) return done(fromBefore(question.currentPurchase));
  const steps = planSteps(sources, contact, { enough: settings.enough, isPhoneRequired: order.isPhoneRequired });
  const next = sources.find(
    ({ service }, at) => !progress.tried.has(service) && ASKED_STATES.has(steps[at]?.state ?? 'done'),
  );
  if (!next) return done(conclusion(found, progress.result, order.run));
  // Before anyone is paid: what a service has, and whether the person wants to be contacted at all.
  if (unasked && !next.currentPurchase) return { kind: 'ask-preview' };
  const later = { ...progress, tried: new Set([...progress.tried, next.service]) };
  const hindrance = next.preview === null ? progress.freeFailure : null;
  if (hindrance) {
    const state = afterAnswer(order, later, prevented(hindrance));
    return state.kind === 'done' ? state : nextStep(order, found, state.progress);
  }
  const payable = questionFor(next, order.person);
  return payable ? pay(order, next, payable, later) : nextStep(order, found, later);
}

/** The user has chosen the source: it is asked whatever the plan says. The ledger still refuses who has opted out. */
function stepAtOneSource(
  order: FindOrder,
  found: PersonSources,
  progress: FindProgress,
  isPreviewMissing: boolean,
): NextStep {
  const { chosen, replacesId } = order;
  const source = found.sources.find(({ service, entries }) =>
    chosen === undefined ? replacesId !== null && entries.includes(replacesId) : service === chosen,
  );
  if (!source) return done(chosen === undefined ? known(found) : noKey(chosen));
  if (isPreviewMissing) return { kind: 'ask-preview' };
  if (source.preview === null && progress.freeFailure) return done(prevented(progress.freeFailure));
  const question = questionFor(source, order.person);
  return question ? pay(order, source, question, progress) : done(nothingToAsk(source));
}

function pay(
  { person, run }: FindOrder,
  { service }: ConnectedSource,
  question: Question,
  progress: FindProgress,
): PayStep {
  const lookUp = { service, question, target: { person } };
  return { kind: 'pay', lookUp: run === undefined ? lookUp : { ...lookUp, run }, progress };
}

/** Null where a preview says that there is nothing to pay for. */
function questionFor({ service, asked, preview }: ConnectedSource, person: Subject): Question | null {
  if (service === 'kaspr') return { operation: 'profile', person, asked };
  if (preview === null || preview === 'none' || preview.redeemId === null || preview.isOptedOut) return null;
  return { operation: 'reveal', person, redeemId: preview.redeemId, asked };
}

const isOfRun = ({ run }: Purchase, wanted: number | undefined) => wanted !== undefined && run === wanted;
const fromBefore = (purchase: Purchase): PurchaseResult => ({ kind: 'purchase', purchase, isNew: false });
const noKey = (service: PaidService) => prevented({ kind: 'no-key', service });

function nothingToAsk({ service, currentPurchase, preview }: ConnectedSource): PurchaseResult {
  if (currentPurchase) return fromBefore(currentPurchase);
  const isOptedOut = preview !== null && preview !== 'none' && preview.isOptedOut;
  return prevented({ kind: isOptedOut ? 'opted-out' : 'nothing-to-buy', service });
}

/** What it has come to; what the same run has found before it was interrupted counts with it. */
function conclusion(found: PersonSources, result: FindResult, run: number | undefined): PurchaseResult {
  const now = resultOf(result);
  if (now?.kind === 'purchase' && now.purchase.found) return now;
  const before = found.sources
    .flatMap(({ currentPurchase }) => currentPurchase ?? [])
    .find((one) => one.found && isOfRun(one, run));
  return before ? fromBefore(before) : (now ?? known(found));
}

/** No source needs to be asked: the first answer that is there already. */
function known({ sources, contact }: PersonSources): PurchaseResult {
  const currentPurchase = sources.flatMap(({ currentPurchase }) => currentPurchase ?? [])[0];
  if (currentPurchase) return fromBefore(currentPurchase);
  const service = whoSaysOptedOut(sources, contact);
  if (service !== null) return prevented({ kind: 'opted-out', service });
  const [first] = sources;
  return first ? nothingToAsk(first) : noKey('kaspr');
}
