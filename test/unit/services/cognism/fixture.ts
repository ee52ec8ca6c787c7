import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CognismAccess } from '../../../../src/services/cognism/free-call.ts';
import { askCognism } from '../../../../src/services/cognism/reveal/reveal.ts';
import type { Request } from '../../../../src/services/http/http.ts';
import { type Cognism, startCognism } from '../../../sandbox/cognism/start.ts';
import { COGNISM_DEMO_KEY } from '../../../sandbox/cognism/state.ts';
import { requestTo } from '../loopback.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);
export const now = () => NOW;
export const ENRICH = '/api/search/contact/enrich';
export const REDEEM = '/api/search/contact/redeem';
export const ACCOUNT_ENRICH = '/api/search/account/enrich';
export const ACCOUNT_REDEEM = '/api/search/account/redeem';
export const ENTITLEMENT = '/api/search/entitlement/contactEntitlementSubscription';

/** Cognism in the sandbox for a whole file of tests, as new before each, and the real request function to it. */
export function fixture() {
  let cognism: Cognism;
  beforeAll(async () => {
    cognism = await startCognism({ tls: false });
  });
  beforeEach(() => cognism.reset());
  afterAll(() => cognism.stop());
  const access = (key = COGNISM_DEMO_KEY): CognismAccess => ({ base: `${cognism.origin}/api/search`, key });
  const request: Request = (call) => requestTo(cognism.origin)(call);
  return {
    get cognism() {
      return cognism;
    },
    access,
    request,
    /** Buys one person's data. */
    reveal: (slug: string, redeemId: string, key?: string) => {
      const question = { operation: 'reveal', person: { slug, name: 'x' }, redeemId, asked: {} } as const;
      return askCognism(request, access(key), question, 'plain', now);
    },
    /** What came in, as `POST /path`. */
    sent: () => cognism.requests.map(({ method, path }) => `${method} ${path}`),
  };
}
