import type { Contact } from '../../model/schemas/people/contact.ts';
import { isOptOut, type Preview } from '../../model/schemas/people/preview.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService, Service } from '../../model/schemas/purchases/service.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';
import type { PlanStep } from '../../model/views/views.ts';
import { isEnough } from './is-enough.ts';

/** How things stand with one source for one person, before anything is spent. */
export type SourceState = {
  readonly service: PaidService;
  /** The entry that counts (find-reusable.ts) for what would be asked. */
  readonly currentPurchase: Purchase | null;
  /** The most that asking may cost (credits). */
  readonly maxCost: number;
  /**
   * What the service has said for nothing that it has; null where it was not asked yet; `none` where it can't be asked.
   */
  readonly preview: Preview | 'none' | null;
};

type PlanGoal = { readonly enough: EnoughLevel; readonly isPhoneRequired: boolean };

/**
 * What a click would do, source by source in the user's order: what is known for nothing first, then who is asked for
 * money, until it is enough. Pure: the same states give the same plan, which is shown before it is carried out.
 */
export function planSteps(sources: readonly SourceState[], contact: Contact | null, wanted: PlanGoal): PlanStep[] {
  const isDone = isEnough(contact, wanted.enough, wanted.isPhoneRequired);
  // Enough spares further sources. Where none has answered this very question yet, the click is about asking the first.
  const hasAnswer = sources.some(({ currentPurchase }) => stateOf(currentPurchase) === 'done');
  const isOptedOut = whoSaysOptedOut(sources, contact) !== null;
  let isFirst = true;
  return sources.map(({ service, currentPurchase, maxCost, preview }, at): PlanStep => {
    const known = stateOf(currentPurchase) ?? (isOptedOut ? 'opted-out' : hindranceOf(preview, wanted.isPhoneRequired));
    if (known) return { service, state: known, maxCost: 0 };
    if (isDone && (hasAnswer || at > 0)) return { service, state: 'not-needed', maxCost: 0 };
    const state = isFirst ? 'asks' : 'if-needed';
    isFirst = false;
    return { service, state, maxCost };
  });
}

/**
 * The service that knows that a person does not want to be contacted. Opting out at one is opting out of all: nobody is
 * paid then. Somebody who was found by name may be another person.
 */
export function whoSaysOptedOut(sources: readonly SourceState[], contact: Contact | null): Service | null {
  const said = sources.find(({ preview }) => preview !== null && preview !== 'none' && isOptOut(preview));
  return contact?.optedOut?.service ?? said?.service ?? null;
}

function stateOf(currentPurchase: Purchase | null): PlanStep['state'] | null {
  if (!currentPurchase) return null;
  if (currentPurchase.state === 'intent') return 'working';
  return currentPurchase.failure ? 'decide' : 'done';
}

/** What a free preview says against paying. */
function hindranceOf(preview: SourceState['preview'], isPhoneRequired: boolean): PlanStep['state'] | null {
  if (preview === 'none' || preview === null) return null;
  const { redeemId, hasEmail, hasMobile, hasDirect, matchedBy } = preview;
  const phones = [hasMobile, hasDirect];
  const has = isPhoneRequired ? phones : [hasEmail, ...phones];
  if (redeemId === null || has.every((one) => one === false)) return 'has-nothing';
  return matchedBy === 'name' ? 'by-name' : null;
}
