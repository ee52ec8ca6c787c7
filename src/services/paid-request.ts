import type { PurchaseOutcome } from '../model/purchase-terms.ts';
import type { Connection } from '../model/schemas/purchases/account.ts';
import type { Operation, PaidService } from '../model/schemas/purchases/service.ts';
import { askCognism } from './cognism/reveal/reveal.ts';
import type { Request, RequestMode } from './http/http.ts';
import { askKaspr, offers as kasprOffers } from './kaspr/ask-kaspr.ts';
import type { Access, Question } from './question.ts';

/** Never repeats, never throws. `wait`: ms to pause after a 429 that names no time. */
export type PaidRequest = (
  request: Request,
  access: Access,
  question: Question,
  mode: RequestMode,
  now: () => number,
  wait: number,
) => Promise<PurchaseOutcome>;

export type PaidRequests = Record<PaidService, PaidRequest>;

export const paidRequests: PaidRequests = { kaspr: askKaspr, cognism: askCognism };

export function offers(
  { service, foundGeneration }: Pick<Connection, 'service' | 'foundGeneration'>,
  operation: Operation,
): boolean {
  if (service === 'kaspr') return kasprOffers(foundGeneration, operation);
  return service === 'cognism' && (operation === 'reveal' || operation === 'account');
}
