import type { Connection } from '../../model/schemas/purchases/account.ts';
import { freeCall } from '../free-call.ts';
import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import type { Access } from '../question.ts';
import { authorization } from './authorization.ts';
import { type Pools, poolsInBody, sumOf } from './pools.ts';
import { KASPR_RULES } from './reply-rules.ts';
import { rateLimitsBody, verifyBody } from './schemas.ts';

export const FREE_PATH = '/keys/verifyKey';

export type RateLimits = {
  readonly daily: number | null;
  readonly hourly: number | null;
  readonly minutely: number | null;
};

/** `auto`: Bearer, then the bare key, since document and examples differ (services/README.md K1). Never a paid call. */
export async function inEitherForm<T>(
  keyForm: Connection['keyForm'],
  asked: (form: Access['form']) => Promise<ServiceResult<T>>,
): Promise<{ readonly result: ServiceResult<T>; readonly form: Access['form'] }> {
  const form = keyForm === 'bare' ? 'bare' : 'bearer';
  const result = await asked(form);
  if (keyForm !== 'auto' || result.ok || result.failure.kind !== 'bad-key') return { result, form };
  const bare = await asked('bare');
  return bare.ok ? { result: bare, form: 'bare' } : { result, form };
}

/** `GET /keys/verifyKey`: the owner's e-mail address. Free. Some v2 clients report a 404 (vendor document). */
export function keyOwner(request: Request, access: Access, now: () => number): Promise<ServiceResult<string>> {
  return askKasprFree(request, access, FREE_PATH, now, (body) => {
    const parsed = verifyBody.safeParse(body);
    return parsed.success ? parsed.data.user : null;
  });
}

/** `GET /keys/remainingCredits` of v2. Free. */
export async function remainingCredits(
  request: Request,
  access: Access,
  now: () => number,
): Promise<ServiceResult<Pools>> {
  const result = await askKasprFree(request, access, '/keys/remainingCredits', now, poolsInBody);
  if (!result.ok) return result;
  const { limit = null, left = null, resetAt = null } = result.balance ?? {};
  const pools = result.value;
  return { ...result, balance: { service: 'kaspr', credits: sumOf(pools), pools, limit, left, resetAt } };
}

/** `GET /keys/rateLimits` of v2. Free. */
export function rateLimits(request: Request, access: Access, now: () => number): Promise<ServiceResult<RateLimits>> {
  return askKasprFree(request, access, '/keys/rateLimits', now, (body) => {
    const parsed = rateLimitsBody.safeParse(body);
    if (!parsed.success) return null;
    const { dailyLimit, hourlyLimit, minutelyLimit } = parsed.data;
    const limits = { daily: count(dailyLimit), hourly: count(hourlyLimit), minutely: count(minutelyLimit) };
    return Object.values(limits).some((limit) => limit !== null) ? limits : null;
  });
}

function askKasprFree<T>(
  request: Request,
  access: Access,
  path: string,
  now: () => number,
  read: (body: unknown) => T | null,
): Promise<ServiceResult<T>> {
  const call = { method: 'GET', url: access.base + path, headers: authorization(access), mode: 'plain' } as const;
  return freeCall(request, KASPR_RULES, call, now, (body) => {
    const value = body.kind === 'json' ? read(body.value) : null;
    return value === null ? 'unreadable' : { value };
  });
}

function count(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 1e15 ? value : null;
}
