import type { Balance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Quota } from '../../model/schemas/purchases/quota.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Quotas } from '../ports.ts';

const MAX_FAILURES = 5;
const FIRST_REST_MS = 30_000;
const MAX_REST_MS = 600_000;
// After this many failures in a row Chromium throttles an extension's requests to an address for about a second and
// fails them unsent, which would look like a possible charge. So they are spaced out first (ms).
const FAILURES_BEFORE_PAUSE = 2;
const PAUSE_MS = 3000;
const FIRST_BACK_OFF_MS = 30_000;
const MAX_BACK_OFF_MS = 900_000;

const UNANSWERED_FAILURES: ReadonlySet<string> = new Set([
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
]);

type EndedRequest = { readonly service: Service } & Pick<Purchase, 'failure' | 'endedAt'>;

type QuotaDeps = {
  readonly quotas: Quotas;
  readonly balance: (service: Service) => Promise<Balance | null>;
  readonly probe: (service: Service) => Promise<boolean>;
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

export function createQuota({ quotas, balance, probe, now, random, sleep }: QuotaDeps) {
  // Unanswered requests count against the allowance in the last headers.
  const underWay = new Map<Service, number>();

  /** No await between check and count: two requests could both take the last one left. */
  async function enter(service: Service): Promise<{ hindrance: Failure } | { refusals: number }> {
    const quota = await rested(await quotas.quota(service));
    if (quota.notBefore !== null && quota.notBefore > now()) {
      const kind = quota.failures >= MAX_FAILURES ? 'service-resting' : 'rate-limited';
      return { hindrance: { kind, service, until: quota.notBefore } };
    }
    const known = await balance(service);
    const others = underWay.get(service) ?? 0;
    if (known && isUsedUp(known)) return { hindrance: { kind: 'out-of-credits', service } };
    const isHourOver = known?.resetAt != null && known.resetAt <= now();
    if (known?.left != null && !isHourOver && known.left <= others) {
      return { hindrance: { kind: 'rate-limited', service, until: known.resetAt ?? now() + FIRST_BACK_OFF_MS } };
    }
    underWay.set(service, others + 1);
    return { refusals: quota.refusals };
  }

  async function rested(quota: Quota): Promise<Quota> {
    const wait = (quota.notBefore ?? 0) - now();
    if (quota.failures < MAX_FAILURES) {
      if (wait > 0 && wait <= PAUSE_MS) await sleep(wait);
      return quota;
    }
    if (wait > 0) return quota;
    if (await probe(quota.service)) {
      return quotas.changeQuota(quota.service, (latest) => ({
        ...latest,
        failures: MAX_FAILURES - 1,
        notBefore: null,
      }));
    }
    return quotas.changeQuota(quota.service, rest);
  }

  function rest(quota: Quota): Quota {
    const wait = Math.min(MAX_REST_MS, FIRST_REST_MS * 2 ** quota.rests);
    return { ...quota, notBefore: now() + wait, rests: quota.rests + 1 };
  }

  function afterRequest(quota: Quota, { failure, endedAt }: EndedRequest): Quota {
    if (failure?.kind === 'rate-limited') {
      return { ...quota, failures: 0, rests: 0, refusals: quota.refusals + 1, notBefore: failure.until };
    }
    if (!UNANSWERED_FAILURES.has(failure?.kind ?? '')) {
      // A request sent before another was refused may be answered after it.
      const notBefore = (quota.notBefore ?? 0) > now() ? quota.notBefore : null;
      return { ...quota, failures: 0, rests: 0, refusals: 0, notBefore };
    }
    const failed = { ...quota, failures: quota.failures + 1 };
    if (failed.failures >= MAX_FAILURES) return rest(failed);
    return failed.failures > FAILURES_BEFORE_PAUSE ? { ...failed, notBefore: (endedAt ?? now()) + PAUSE_MS } : failed;
  }

  return {
    /** @param work counts as one request; `wait` (ms) is how long to stay away if the service only says "too often" */
    async within<T>(
      service: Service,
      work: (wait: number) => Promise<T>,
    ): Promise<T | { readonly hindrance: Failure }> {
      const entered = await enter(service);
      if ('hindrance' in entered) return entered;
      try {
        return await work(random() * Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** entered.refusals));
      } finally {
        underWay.set(service, (underWay.get(service) ?? 1) - 1);
      }
    },

    async learnFrom(ended: EndedRequest): Promise<void> {
      const learnt = (quota: Quota) => afterRequest(quota, ended);
      const known = await quotas.quota(ended.service);
      // A click waits for this, and nearly every answer teaches nothing new.
      if (!isSame(known, learnt(known))) await quotas.changeQuota(ended.service, learnt);
    },
  };
}

function isSame(one: Quota, other: Quota): boolean {
  return (Object.keys(other) as (keyof Quota)[]).every((name) => one[name] === other[name]);
}

/** Where pools are paid for separately, an unlimited one counts as credits; refusals by an empty pool are free. */
function isUsedUp({ credits, pools }: Balance): boolean {
  return credits === 0 && !Object.values(pools ?? {}).includes('unlimited');
}

export type QuotaKeeper = ReturnType<typeof createQuota>;
