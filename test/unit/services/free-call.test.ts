import { describe, expect, it, test } from 'vitest';
import { SERVICES, type Service } from '../../../src/model/schemas/purchases/service.ts';
import { askCloudElements } from '../../../src/services/cloud-elements/ask.ts';
import { askCognismFree } from '../../../src/services/cognism/free-call.ts';
import { askCognism2016, byHeaders, ignoreBody } from '../../../src/services/cognism-2016/call.ts';
import type { Answer, AnswerBody, Request } from '../../../src/services/http/http.ts';
import { keyOwner } from '../../../src/services/kaspr/free-calls.ts';
import { askKissmetrics } from '../../../src/services/kissmetrics/ask.ts';

const NOW = 1_700_000_000_000;
const now = () => NOW;
const ACCESS = { base: 'https://api.kissmetrics.com', key: 'k', form: 'bearer', generation: 1 } as const;
const CLOUD = { base: ACCESS.base, userSecret: 'u', organizationSecret: 'o', elementToken: 't' };

const CALLS: Record<Service, (request: Request) => Promise<object>> = {
  kaspr: (request) => keyOwner(request, ACCESS, now),
  cognism: (request) => askCognismFree(request, ACCESS, { method: 'GET', path: '/x' }, now, () => ({ value: null })),
  cognism2016: (request) =>
    askCognism2016(request, byHeaders({ ...ACCESS, secretKey: null }, '/x'), now, ignoreBody(null)),
  kissmetrics: (request) => askKissmetrics({ request, access: ACCESS, now }, `${ACCESS.base}/x`),
  cloudElements: (request) =>
    askCloudElements({ request, access: CLOUD, mode: 'plain', now }, { method: 'GET', path: '/x', by: 'element' }),
};

const replyOf = (
  status: number,
  headers: Record<string, string> = {},
  body: AnswerBody = { kind: 'empty' },
): Answer => ({
  kind: 'reply',
  status,
  headers: new Headers(headers),
  body,
});
const ask = (service: Service, answer: Answer) => CALLS[service](async () => answer);

const [DOWN, REFUSED, KEY, RIGHT, GONE, BROKE, LIMIT] = [
  'service-down',
  'refused',
  'bad-key',
  'not-entitled',
  'not-offered',
  'out-of-credits',
  'rate-limited',
] as const;
const UNSUPPORTED = { message: 'This API is not currently supported for this element' };

/** One column for each of SERVICES, in their order. */
const BY_STATUS: [number, string[]][] = [
  [304, [DOWN, DOWN, DOWN, DOWN, DOWN]],
  [400, [REFUSED, REFUSED, REFUSED, REFUSED, REFUSED]],
  [401, [KEY, KEY, KEY, KEY, KEY]],
  [402, [BROKE, BROKE, REFUSED, REFUSED, REFUSED]],
  [403, [KEY, REFUSED, RIGHT, RIGHT, RIGHT]],
  [404, [DOWN, REFUSED, REFUSED, REFUSED, REFUSED]],
  [405, [DOWN, DOWN, REFUSED, REFUSED, GONE]],
  [408, [DOWN, DOWN, REFUSED, REFUSED, DOWN]],
  [409, [DOWN, DOWN, REFUSED, REFUSED, REFUSED]],
  [410, [DOWN, DOWN, GONE, REFUSED, REFUSED]],
  [411, [REFUSED, REFUSED, REFUSED, REFUSED, REFUSED]],
  [422, [REFUSED, REFUSED, REFUSED, REFUSED, REFUSED]],
  [429, [LIMIT, LIMIT, LIMIT, LIMIT, LIMIT]],
  [500, [DOWN, DOWN, DOWN, DOWN, DOWN]],
  [503, [DOWN, DOWN, DOWN, DOWN, DOWN]],
];

describe.each(SERVICES.map((service, at) => ({ service, at })))('a free call to $service', ({ service, at }) => {
  test.each(BY_STATUS.map(([status, kinds]) => ({ status, kind: kinds[at] })))(
    '$status without a body is $kind',
    async ({ status, kind }) => {
      const hasStatus = kind === REFUSED || kind === DOWN;
      expect(await ask(service, replyOf(status))).toMatchObject({
        ok: false,
        failure: {
          kind,
          service,
          ...(hasStatus ? { status } : {}),
          ...(kind === LIMIT ? { until: NOW + 60_000 } : {}),
        },
      });
    },
  );

  it('takes a page that says 404 for trouble on the way, not for the service’s word on what was asked', async () => {
    const page = replyOf(404, {}, { kind: 'unreadable' });
    expect(await ask(service, page)).toMatchObject({ ok: false, failure: { kind: DOWN, service, status: 404 } });
  });

  it('waits as long as Retry-After says', async () => {
    const result = await ask(service, replyOf(429, { 'Retry-After': '7' }));
    expect(result).toMatchObject({ failure: { kind: 'rate-limited', until: NOW + 7000 } });
  });

  it.each([
    [
      { kind: 'no-reply', why: 'timeout' },
      { kind: 'timeout', service },
    ],
    [
      { kind: 'no-reply', why: 'cut' },
      { kind: 'no-answer', service },
    ],
    [{ kind: 'not-sent', why: 'offline' }, { kind: 'offline' }],
    [
      { kind: 'not-sent', why: 'bad-address' },
      { kind: 'bad-address', service },
    ],
    [
      { kind: 'not-sent', why: 'no-permission', hosts: 'https://a/*' },
      { kind: 'no-permission', hosts: 'https://a/*' },
    ],
  ] satisfies [Answer, object][])('reports %o', async (answer, failure) => {
    expect(await ask(service, answer)).toMatchObject({ ok: false, failure });
  });

  it.each(['timeout', 'cut'] as const)('reports a body that ended by %s', async (why) => {
    const kind = service === 'kaspr' ? 'unreadable-reply' : why === 'timeout' ? 'timeout' : 'no-answer';
    const result = await ask(service, replyOf(200, {}, { kind: 'unfinished', why }));
    expect(result).toMatchObject({ ok: false, failure: { kind, service } });
  });
});

describe('what a service says beyond its status', () => {
  it.each<[Service, Answer, string]>([
    ['kaspr', replyOf(403, { 'X-RateLimit-Remaining': '0' }), LIMIT],
    ['cognism', replyOf(403, {}, { kind: 'json', value: [{ msg: 'no' }] }), KEY],
    ['cognism', replyOf(400, {}, { kind: 'json', value: [{ msg: 'not entitled' }] }), RIGHT],
    ['cognism', replyOf(404, {}, { kind: 'json', value: [{ key: 'NoCreditsLeft' }] }), BROKE],
    ['cognism', replyOf(200, {}, { kind: 'json', value: [{ code: 88 }] }), LIMIT],
    ['cognism', replyOf(200, {}, { kind: 'json', value: [{ code: 503 }] }), DOWN],
    ['cloudElements', replyOf(500, {}, { kind: 'json', value: UNSUPPORTED }), GONE],
    ['cloudElements', replyOf(403, {}, { kind: 'json', value: UNSUPPORTED }), RIGHT],
  ])('%s: %o is %s', async (service, answer, kind) => {
    expect(await ask(service, answer)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('Kaspr and Cognism read their own quota headers', async () => {
    expect(await ask('kaspr', replyOf(429, { 'X-RateLimit-Reset': '5000' }))).toMatchObject({
      failure: { until: NOW + 5000 },
    });
    expect(
      await ask('cognism', replyOf(429, { 'x-rate-limit-reset': '9', 'x-rate-total-limit-remaining': '0' })),
    ).toMatchObject({ failure: { until: NOW + 9000 }, balance: { left: 0, resetAt: NOW + 9000 } });
  });
});
