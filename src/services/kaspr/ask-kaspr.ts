import type { PurchaseOutcome } from '../../model/purchase-terms.ts';
import type { Request, RequestMode } from '../http/http.ts';
import type { Access, Question } from '../question.ts';
import { authorization } from './authorization.ts';
import { kasprRequestFor } from './operations.ts';
import { readOutcome } from './reply.ts';

export { candidatesFor, detect } from './detect.ts';
export { FREE_PATH } from './free-calls.ts';
export { DEFAULT_EMPLOYEES, type KasprOperation, offers } from './operations.ts';

const NOT_OFFERED: PurchaseOutcome = {
  state: 'refused',
  failure: { kind: 'not-offered', service: 'kaspr' },
  charged: null,
  remaining: null,
  balance: null,
  data: null,
};

/** Never repeats, never throws. `wait`: ms after a 429 that names none. */
export async function askKaspr(
  request: Request,
  access: Access,
  question: Question,
  mode: RequestMode,
  now: () => number,
  wait = 60_000,
): Promise<PurchaseOutcome> {
  const paid = kasprRequestFor(access.generation, question);
  if (!paid) return NOT_OFFERED;
  const answer = await request({
    service: 'kaspr',
    method: 'POST',
    url: access.base + paid.path,
    headers: authorization(access),
    json: paid.json,
    mode,
  });
  return readOutcome(answer, paid.operation, now(), wait);
}
