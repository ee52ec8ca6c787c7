import { describe, expect, it, test } from 'vitest';
import type { Answer, Call } from '../../../src/services/http/http.ts';
import { canStream, probeRequestMode } from '../../../src/services/http/transport.ts';
import { reply } from './answers.ts';
import { requestTo, serve } from './loopback.ts';

/** `new Request(…)` as browsers have it. */
const reads = (init: RequestInit, contentType: string | null, isDuplexRead: boolean) => {
  if (isDuplexRead) Reflect.get(init, 'duplex');
  const headers = new Headers(contentType === null ? {} : { 'content-type': contentType });
  return { headers } as Request;
};

describe('streams', () => {
  it('are sent by a browser that reads "duplex" and sets no content type', () => {
    expect(canStream((init) => reads(init, null, true))).toBe(true);
  });

  it('are sent by the fetch that these tests run with', () => {
    expect(canStream()).toBe(true);
  });

  test.each([
    ['that writes the stream down as text', (init: RequestInit) => reads(init, 'text/plain;charset=UTF-8', false)],
    ['that reads "duplex" and writes text all the same', (init: RequestInit) => reads(init, 'text/plain', true)],
    ['that does not know "duplex"', (init: RequestInit) => reads(init, null, false)],
    [
      'that throws',
      () => {
        throw new TypeError('Streams are not supported');
      },
    ],
  ])('are not sent by one %s', (_, makeRequest) => {
    expect(canStream(makeRequest)).toBe(false);
  });
});

describe('the probe of a host', () => {
  const FREE = 'https://developer.kaspr.io/keys/verifyKey';
  const probe = (answer: Answer) => probeRequestMode(async () => answer, 'kaspr', FREE);

  test.each([200, 400, 401, 404, 405, 500])('says that streams arrive, by a status %i', async (status) => {
    expect(await probe(reply(status))).toBe('once');
  });

  test('says that a length is wanted, by a status 411', async () => {
    expect(await probe(reply(411))).toBe('plain');
  });

  test.each<Answer>([
    { kind: 'no-reply', why: 'cut' },
    { kind: 'no-reply', why: 'timeout' },
    { kind: 'not-sent', why: 'offline' },
  ])('says nothing by %j', async (answer) => {
    expect(await probe(answer)).toBeNull();
  });

  it('is one streamed POST without a key or content', async () => {
    const calls: Call[] = [];
    const request = async (call: Call) => {
      calls.push(call);
      return reply(401);
    };
    await probeRequestMode(request, 'kaspr', FREE);
    expect(calls).toEqual([{ service: 'kaspr', method: 'POST', url: FREE, headers: {}, mode: 'once' }]);
    const host = await serve((response) => response.end());
    await probeRequestMode(requestTo(host.origin), 'kaspr', host.origin);
    expect(host.seen.map(({ body, headers }) => [body, headers.authorization])).toEqual([['{}', undefined]]);
    await host.stop();
  });
});
