import type { Balance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Quota } from '../../model/schemas/purchases/quota.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Quotas } from '../ports.ts';

/** So many failures in a row, and the service is left alone for a while. */
const MAX_FAILURES = 5;
/** The first rest, and the longest (ms). */
const FIRST_REST_MS = 30_000;
const MAX_REST_MS = 600_000;
/**
 * After this many failures in a row Chromium itself holds an extension's requests to an address back for about a
 * second, and lets them fail without sending them: such a one would look as if it might have been charged. So they are
 * spaced out before (ms).
 */
const FAILURES_BEFORE_PAUSE = 2;
const PAUSE_MS = 3000;
/**
 * Waits after a refusal that did not say how long: the first is up to this long, each can be twice as long as the last
 * (ms).
 */
const FIRST_BACK_OFF_MS = 30_000;
const MAX_BACK_OFF_MS = 900_000;

/** Failures of a service to answer, whether or not it said what they cost. */
const UNANSWERED_FAILURES: ReadonlySet<string> = new Set([
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
]);

/** How a request ended, whether or not it costs. */
type EndedRequest = { readonly service: Service } & Pick<Purchase, 'failure' | 'endedAt'>;

type QuotaDeps = {
  readonly quotas: Quotas;
  readonly balance: (service: Service) => Promise<Balance | null>;
  /** A free call: whether the service answers. */
  readonly probe: (service: Service) => Promise<boolean>;
  readonly now: () => number;
  /** 0 ≤ n < 1 */
  readonly random: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

/** Sees to it that nothing is sent that would be refused, and that a service which does not answer is left alone. */
export function createQuota({ quotas, balance, probe, now, random, sleep }: QuotaDeps) {
  // Requests on their way count against the allowance that the last headers told. They end with the background.
  const underWay = new Map<Service, number>();

  /**
   * Counts a request in, or says what speaks against it. Between looking and counting nothing waits: two could see the
   * last one left.
   */
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

  /** Lets a short pause pass; asks a service whose rest is over whether it is there again, for nothing. */
  async function rested(quota: Quota): Promise<Quota> {
    const wait = (quota.notBefore ?? 0) - now();
    if (quota.failures < MAX_FAILURES) {
      if (wait > 0 && wait <= PAUSE_MS) await sleep(wait);
      return quota;
    }
    if (wait > 0) return quota;
    if (await probe(quota.service)) {
      // One more failure, and it rests again.
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

  return {
    /**
     * Does some work that counts as one request, unless something known speaks against it.
     * @param work what is to be done; `wait` tells how long (ms) to stay away if the service only says "too often"
     */
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

    /** Learns from how a request ended. */
    async learnFrom({ service, failure, endedAt }: EndedRequest): Promise<void> {
      await quotas.changeQuota(service, (quota) => {
        if (failure?.kind === 'rate-limited') {
          return { ...quota, failures: 0, rests: 0, refusals: quota.refusals + 1, notBefore: failure.until };
        }
        if (!UNANSWERED_FAILURES.has(failure?.kind ?? '')) {
          // A request that was sent before another one was refused may be answered after it.
          const notBefore = (quota.notBefore ?? 0) > now() ? quota.notBefore : null;
          return { ...quota, failures: 0, rests: 0, refusals: 0, notBefore };
        }
        const failed = { ...quota, failures: quota.failures + 1 };
        if (failed.failures >= MAX_FAILURES) return rest(failed);
        return failed.failures > FAILURES_BEFORE_PAUSE
          ? { ...failed, notBefore: (endedAt ?? now()) + PAUSE_MS }
          : failed;
      });
    },
  };
}

/**
 * Where kinds of data are paid for apart, one without a limit is as good as credits; what an empty one refuses is
 * refused for nothing.
 */
function isUsedUp({ credits, pools }: Balance): boolean {
  return credits === 0 && !Object.values(pools ?? {}).includes('unlimited');
}

export type QuotaKeeper = ReturnType<typeof createQuota>;
