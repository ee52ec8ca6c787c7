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

export type LookUp = {
  readonly service: PaidService;
  readonly question: Question;
  readonly target: PurchaseTarget;
  readonly run?: number;
};

export type PayStep = { readonly kind: 'pay'; readonly lookUp: LookUp; readonly progress: FindProgress };

export type NextStep = FindDone | PayStep | { readonly kind: 'ask-preview' };

const ASKED_STATES: ReadonlySet<PlanStep['state']> = new Set(['asks', 'if-needed', 'working']);

export function nextStep(order: FindOrder, found: PersonSources | undefined, progress: FindProgress): NextStep {
  if (!found || found.sources.length === 0) return done(noKey(order.chosen ?? 'kaspr'));
  const { sources, contact, settings } = found;
  const unasked = progress.isFreeAsked ? undefined : sources.find(({ preview }) => preview === null);
  if (isAboutOneSource(order)) return stepAtOneSource(order, found, progress, unasked !== undefined);
  const question = sources.find(
    ({ currentPurchase }) => currentPurchase !== null && isOfRun(currentPurchase, order.run) && isOpen(currentPurchase),
  );
  // Asked by this run before an interruption: the next source still waits for the user's word.
  if (question?.currentPurchase) return done(fromBefore(question.currentPurchase));
  const steps = planSteps(sources, contact, { enough: settings.enough, isPhoneRequired: order.isPhoneRequired });
  const next = sources.find(
    ({ service }, at) => !progress.tried.has(service) && ASKED_STATES.has(steps[at]?.state ?? 'done'),
  );
  if (!next) return done(conclusion(found, progress.result, order.run));
  // Before any payment: what the service has, and whether the person opted out.
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

/** A chosen source is asked whatever the plan says. The ledger still refuses people who opted out. */
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

function conclusion(found: PersonSources, result: FindResult, run: number | undefined): PurchaseResult {
  const now = resultOf(result);
  if (now?.kind === 'purchase' && now.purchase.found) return now;
  const before = found.sources
    .flatMap(({ currentPurchase }) => currentPurchase ?? [])
    .find((one) => one.found && isOfRun(one, run));
  return before ? fromBefore(before) : (now ?? known(found));
}

function known({ sources, contact }: PersonSources): PurchaseResult {
  const currentPurchase = sources.flatMap(({ currentPurchase }) => currentPurchase ?? [])[0];
  if (currentPurchase) return fromBefore(currentPurchase);
  const service = whoSaysOptedOut(sources, contact);
  if (service !== null) return prevented({ kind: 'opted-out', service });
  const [first] = sources;
  return first ? nothingToAsk(first) : noKey('kaspr');
}
