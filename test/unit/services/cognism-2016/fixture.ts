import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Cognism2016Access } from '../../../../src/services/cognism-2016/call.ts';
import type { Request } from '../../../../src/services/http/http.ts';
import {
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  type CognismLegacy,
  startCognismLegacy,
} from '../../../sandbox/cognism-2016/start.ts';
import { requestTo } from '../loopback.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);
export const now = () => NOW;

/**
 * Cognism's API of 2016 in the sandbox for a whole file of tests, as new before each, and the real request function to
 * it.
 */
export function fixture() {
  let legacy: CognismLegacy;
  beforeAll(async () => {
    legacy = await startCognismLegacy({ tls: false, clock: now });
  });
  beforeEach(() => legacy.reset());
  afterAll(() => legacy.stop());
  const request: Request = (call) => requestTo(legacy.origin)(call);
  return {
    get legacy() {
      return legacy;
    },
    request,
    access: (different: Partial<Cognism2016Access> = {}): Cognism2016Access => ({
      base: `${legacy.origin}/api/v1`,
      key: COGNISM_DEMO_TOKEN,
      secretKey: COGNISM_DEMO_SECRET,
      ...different,
    }),
  };
}
