import { originsOf } from '../../../../src/model/service-addresses.ts';
import type { HttpEnvironment } from '../../../../src/services/http/http.ts';
import type { KissmetricsAsker } from '../../../../src/services/kissmetrics/ask.ts';
import { KISSMETRICS_DEMO_TOKEN } from '../../../sandbox/kissmetrics/state.ts';
import { requestTo } from '../loopback.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

/** A user with a token, who let Leadlight go wherever the base allows. */
export function askerAt(
  base: string,
  different: Partial<HttpEnvironment> = {},
  key = KISSMETRICS_DEMO_TOKEN,
): KissmetricsAsker {
  const allowedOrigins = async () => originsOf({ service: 'kissmetrics', base: base });
  const request = requestTo(base, { allowedOrigins, ...different });
  return { request, access: { base, key }, now: () => NOW };
}

/** The same where everything is answered with one text. */
export function askerOf(text: string, base: string, init: ResponseInit = {}): KissmetricsAsker {
  return askerAt(base, { fetch: async () => new Response(text, init) });
}
