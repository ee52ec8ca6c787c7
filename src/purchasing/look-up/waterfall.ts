import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { PlanStep } from '../../model/views/views.ts';
import type { Question } from '../../services/question.ts';
import type { ReplacesId } from '../ledger/find-reusable.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';
import type { ConnectedSource, LookAtSources, PersonSources } from '../plan/look-at-sources.ts';
import { planSteps, whoSaysOptedOut } from '../plan/plan.ts';
import { endsFind, type FindResult, NO_RESULT, resultOf, withAnswer } from './find-result.ts';
import type { LookUp, LookUps } from './look-ups.ts';
import type { Reveal } from './reveals.ts';

type WaterfallDeps = {
  readonly lookAtSources: LookAtSources;
  readonly lookUps: Pick<LookUps, 'lookUp' | 'lookUpInRun'>;
  /** Asks a service for nothing what it has; from the store where that was asked before. */
  readonly askPreview: (person: Subject) => Promise<Preview | Failure>;
};

type FindClick = { readonly person: Subject; readonly isPhoneRequired: boolean; readonly replacesId: ReplacesId };
/** `run`: the bulk run that it is for. Nobody sees what a run may pay over. */
type RunFindOrder = FindClick & { readonly replacesId: null; readonly run: number };
type FindOrder = FindClick & { readonly run?: number };

/** How far a find has come: whom it has asked, and what that came to. */
type FindProgress = { readonly tried: ReadonlySet<PaidService>; readonly result: FindResult };

/**
 * A find of a run that has come to a reveal: those are made for many people at once. It lives with the background; whoever goes on
 * without it begins from what is stored.
 */
export type PendingReveal = {
  readonly kind: 'pending-reveal';
  readonly order: RunFindOrder;
  readonly reveal: Reveal;
  readonly progress: FindProgress;
};

const INITIAL_PROGRESS: FindProgress = { tried: new Set(), result: NO_RESULT };

/**
 * Asks one source after the other, in the user's order, until it is enough: each step as the plan says, and each through the ledger.
 * Nothing is kept between two steps but what is stored, so that a click that was cut short is gone on with by the next one.
 */
export function createWaterfall({ lookAtSources, lookUps, askPreview }: WaterfallDeps) {
  /** A source with what it says for nothing: asked for now, where that was not done before. */
  async function previewed(source: ConnectedSource, person: Subject): Promise<ConnectedSource | { failure: Failure }> {
    if (source.preview !== null) return source;
    const preview = await askPreview(person);
    return 'kind' in preview ? { failure: preview } : { ...source, preview };
  }

  function send(lookUp: LookUp, { replacesId, run }: FindOrder): Promise<PurchaseResult> {
    return run === undefined ? lookUps.lookUp(lookUp, replacesId) : lookUps.lookUpInRun({ ...lookUp, run });
  }

  /** Asks a source whatever the plan says: the user has chosen it. The ledger refuses to pay for a person who has opted out. */
  async function askChosen(
    chosen: ConnectedSource,
    order: FindOrder,
    others: readonly ConnectedSource[] = [],
  ): Promise<PurchaseResult> {
    const source = await previewed(chosen, order.person);
    if ('failure' in source) return prevented(source.failure);
    const unasked = others.find(({ preview }) => preview === null);
    if (unasked && unasked.service !== source.service) await previewed(unasked, order.person);
    const lookUp = lookUpAt(source, order.person);
    return lookUp ? send(lookUp, order) : nothingToAsk(source);
  }

  /**
   * Carries a plan out from where it has come to.
   * @param onReveal what it comes to instead of making a reveal
   */
  async function walk<Halted = never>(
    order: FindOrder,
    { tried, result }: FindProgress,
    onReveal?: (reveal: Omit<Reveal, 'run'>, progress: FindProgress) => Halted,
  ): Promise<PurchaseResult | Halted> {
    const { person, isPhoneRequired, replacesId } = order;
    let isFreeAsked = false;
    let freeFailure: Failure | null = null;
    for (;;) {
      const [found] = await lookAtSources([person], isPhoneRequired);
      if (!found || found.sources.length === 0)
        return { kind: 'prevented', failure: { kind: 'no-key', service: 'kaspr' } };
      const { sources, contact, settings } = found;
      const wanted = { enough: settings.enough, isPhoneRequired };
      const steps = planSteps(sources, contact, wanted);
      // Consent is about one entry of one source: no other is asked then.
      if (replacesId !== null) {
        const source = sources.find(({ entries }) => entries.includes(replacesId));
        return source ? askChosen(source, order, sources) : known(found);
      }
      const question = sources.find(
        ({ currentPurchase }) =>
          currentPurchase !== null && isOfRun(currentPurchase, order.run) && isOpen(currentPurchase),
      );
      // What is open was asked for this run before it was interrupted: the next source waits for the user's word, as it would have then.
      if (question?.currentPurchase) return { kind: 'purchase', purchase: question.currentPurchase, isNew: false };
      const next = sources.find(
        ({ service }, at) => !tried.has(service) && ASKED_STATES.has(steps[at]?.state ?? 'done'),
      );
      if (!next) return conclusion(found, result, order.run);
      // What is free comes before anybody is paid: what a service has, and whether the person wants to be contacted at all. A run waits
      // for the answer; a click goes on to a service that needs none.
      const unasked = isFreeAsked || next.currentPurchase ? undefined : sources.find(({ preview }) => preview === null);
      if (unasked) {
        isFreeAsked = true;
        const preview = await askPreview(person);
        if (!('kind' in preview)) continue;
        freeFailure = preview;
        if (order.run !== undefined && !PERMANENT_PREVIEW_FAILURES.has(preview.kind)) return prevented(preview);
      }
      tried = new Set([...tried, next.service]);
      const hindrance = next.preview === null ? freeFailure : null;
      const lookUp = hindrance ? null : lookUpAt(next, person);
      if (onReveal && lookUp?.question.operation === 'reveal') {
        const { question } = lookUp;
        return onReveal({ service: 'cognism', question, target: { person } }, { tried, result });
      }
      const answer = hindrance ? prevented(hindrance) : lookUp && (await send(lookUp, order));
      if (answer && endsFind(answer, order.run !== undefined)) return answer;
      if (answer) result = withAnswer(result, answer);
      // Nobody is left to ask: how things stand now changes nothing.
      if (sources.every(({ service }) => tried.has(service))) return conclusion(found, result, order.run);
    }
  }

  const walkInRun = (order: RunFindOrder, from: FindProgress) =>
    walk(order, from, (reveal, progress): PendingReveal => {
      return { kind: 'pending-reveal', order, reveal: { ...reveal, run: order.run }, progress };
    });

  return {
    /**
     * Carries a plan out.
     * @returns the answer that brought the most, or what kept a source from being asked
     */
    find: (click: FindClick): Promise<PurchaseResult> => walk(click, INITIAL_PROGRESS),

    /** The same for a run, up to the first reveal. */
    findInRun: (order: RunFindOrder) => walkInRun(order, INITIAL_PROGRESS),

    /** Goes on with what halted, when its reveal was answered. */
    async resume({ order, progress }: PendingReveal, answer: PurchaseResult): Promise<PurchaseResult | PendingReveal> {
      if (endsFind(answer, true)) return answer;
      return walkInRun(order, { ...progress, result: withAnswer(progress.result, answer) });
    },

    /** Reveals one person at Cognism, whatever the plan says: the user has seen the preview. */
    async reveal(click: Omit<FindClick, 'isPhoneRequired'>): Promise<PurchaseResult> {
      const [found] = await lookAtSources([click.person], false);
      const cognism = found?.sources.find(({ service }) => service === 'cognism');
      if (!cognism) return { kind: 'prevented', failure: { kind: 'no-key', service: 'cognism' } };
      return askChosen(cognism, { ...click, isPhoneRequired: false });
    },
  };
}

/** Failures of a free question that waiting does not mend. */
const PERMANENT_PREVIEW_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'no-key',
  'not-offered',
  'not-entitled',
] as const);

/** To ask a source that is being asked is to wait for its answer. */
const ASKED_STATES: ReadonlySet<PlanStep['state']> = new Set(['asks', 'if-needed', 'working'] as const);

const prevented = (failure: Failure): PurchaseResult => ({ kind: 'prevented', failure });

/** Null where a preview says that there is nothing to pay for. */
function lookUpAt(source: ConnectedSource, person: Subject): LookUp | null {
  const question = questionFor(source, person);
  return question && { service: source.service, question, target: { person } };
}

function questionFor({ service, asked, preview }: ConnectedSource, person: Subject): Question | null {
  if (service === 'kaspr') return { operation: 'profile', person, asked };
  if (preview === null || preview === 'none' || preview.redeemId === null || preview.isOptedOut) return null;
  return { operation: 'reveal', person, redeemId: preview.redeemId, asked };
}

function nothingToAsk({ service, currentPurchase, preview }: ConnectedSource): PurchaseResult {
  if (currentPurchase) return { kind: 'purchase', purchase: currentPurchase, isNew: false };
  const isOptedOut = preview !== null && preview !== 'none' && preview.isOptedOut;
  return prevented({ kind: isOptedOut ? 'opted-out' : 'nothing-to-buy', service });
}

const isOfRun = ({ run }: Purchase, wanted: number | undefined) => wanted !== undefined && run === wanted;

/** What it has come to; what the same run has found before it was interrupted counts with it. */
function conclusion(
  { sources, contact }: Pick<PersonSources, 'sources' | 'contact'>,
  result: FindResult,
  run: number | undefined,
): PurchaseResult {
  const now = resultOf(result);
  if (now?.kind === 'purchase' && now.purchase.found) return now;
  const before = sources
    .flatMap(({ currentPurchase }) => currentPurchase ?? [])
    .find((one) => one.found && isOfRun(one, run));
  return before ? { kind: 'purchase', purchase: before, isNew: false } : (now ?? known({ sources, contact }));
}

/** Nobody needs to be asked: the first answer that is there already. */
function known({ sources, contact }: Pick<PersonSources, 'sources' | 'contact'>): PurchaseResult {
  const currentPurchase = sources.flatMap(({ currentPurchase }) => currentPurchase ?? [])[0];
  if (currentPurchase) return { kind: 'purchase', purchase: currentPurchase, isNew: false };
  const service = whoSaysOptedOut(sources, contact);
  if (service !== null) return prevented({ kind: 'opted-out', service });
  const [first] = sources;
  return first ? nothingToAsk(first) : { kind: 'prevented', failure: { kind: 'no-key', service: 'kaspr' } };
}

export type Waterfall = ReturnType<typeof createWaterfall>;
