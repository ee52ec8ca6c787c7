import type { Contact } from '../../model/schemas/people/contact.ts';
import { isOptOut, type Preview } from '../../model/schemas/people/preview.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService, Service } from '../../model/schemas/purchases/service.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';
import type { PlanStep } from '../../model/views/views.ts';
import { isEnough } from './is-enough.ts';

export type SourceState = {
  readonly service: PaidService;
  readonly currentPurchase: Purchase | null;
  readonly maxCost: number;
  /** Null: not asked yet. `none`: can't be asked. */
  readonly preview: Preview | 'none' | null;
};

type PlanGoal = { readonly enough: EnoughLevel; readonly isPhoneRequired: boolean };

/** What a click would do, in the user's order. Pure, so that the plan shown is the plan carried out. */
export function planSteps(sources: readonly SourceState[], contact: Contact | null, wanted: PlanGoal): PlanStep[] {
  const isDone = isEnough(contact, wanted.enough, wanted.isPhoneRequired);
  // Enough spares further sources; but until one has answered this very question, the click asks the first.
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

/** An opt-out at one service counts for all: no one is paid then. A match by name only may be someone else. */
export function whoSaysOptedOut(sources: readonly SourceState[], contact: Contact | null): Service | null {
  const said = sources.find(({ preview }) => preview !== null && preview !== 'none' && isOptOut(preview));
  return contact?.optedOut?.service ?? said?.service ?? null;
}

function stateOf(currentPurchase: Purchase | null): PlanStep['state'] | null {
  if (!currentPurchase) return null;
  if (currentPurchase.state === 'intent') return 'working';
  return currentPurchase.failure ? 'decide' : 'done';
}

function hindranceOf(preview: SourceState['preview'], isPhoneRequired: boolean): PlanStep['state'] | null {
  if (preview === 'none' || preview === null) return null;
  const { redeemId, hasEmail, hasMobile, hasDirect, matchedBy } = preview;
  const phones = [hasMobile, hasDirect];
  const has = isPhoneRequired ? phones : [hasEmail, ...phones];
  if (redeemId === null || has.every((one) => one === false)) return 'has-nothing';
  return matchedBy === 'name' ? 'by-name' : null;
}
