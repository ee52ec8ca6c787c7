import { describe, expect, it, test } from 'vitest';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { createTransports } from '../../../src/purchasing/connection/transports.ts';
import type { Answer, RequestMode } from '../../../src/services/http/http.ts';
import { purchase } from './examples.ts';

const ORIGIN = 'https://developer.kaspr.io';
const FREE = `${ORIGIN}/keys/verifyKey`;
const CUT: Answer = { kind: 'no-reply', why: 'cut' };
const STATUS = (status: number): Answer => ({ kind: 'reply', status, headers: new Headers(), body: { kind: 'empty' } });

function setUp(known: RequestMode | null, answer: Answer, isStreaming = true) {
  const hosts = new Map<string, RequestMode>(known ? [[ORIGIN, known]] : []);
  const asked: string[] = [];
  const accounts = {
    connection: async () => null,
    secret: async () => null,
    transport: async (origin: string) => (hosts.has(origin) ? { sending: hosts.get(origin) ?? 'plain' } : null),
    keepTransport: async ({ origin, sending }: { origin: string; sending: RequestMode }) =>
      void hosts.set(origin, sending),
    forgetTransport: async (origin: string) => void hosts.delete(origin),
  };
  const request = async ({ url }: { url: string }) => {
    asked.push(url);
    return answer;
  };
  return { hosts, asked, transports: createTransports(accounts, request, () => isStreaming) };
}

describe('a paid request goes out', () => {
  test.each<[what: string, RequestMode | null, Answer, boolean, boolean, RequestMode, RequestMode | undefined, number]>(
    [
      ['once, to a host that takes streams', null, STATUS(401), true, false, 'once', 'once', 1],
      ['plain, to one that wants a length', null, STATUS(411), true, false, 'plain', 'plain', 1],
      ['plain, and nothing is learnt, where no answer came', null, CUT, true, false, 'plain', undefined, 1],
      ['plain, and that is learnt, where the host is there all the same', null, CUT, true, true, 'plain', 'plain', 1],
      ['as known, without asking', 'once', CUT, true, false, 'once', 'once', 0],
      ['as known, without asking', 'plain', STATUS(200), true, false, 'plain', 'plain', 0],
      ['once, to one that is asked anew when a key is verified', 'plain', STATUS(401), true, true, 'once', 'once', 1],
      ['plain, without asking, in a browser without streams', null, STATUS(200), false, true, 'plain', undefined, 0],
      ['plain, in a browser without streams, whatever is known', 'once', STATUS(200), false, false, 'plain', 'once', 0],
    ],
  )('%s', async (_, known, answer, isStreaming, isReachable, sending, learnt, questions) => {
    const { hosts, asked, transports } = setUp(known, answer, isStreaming);
    expect(await transports.modeFor('kaspr', FREE, isReachable)).toBe(sending);
    expect(hosts.get(ORIGIN)).toBe(learnt);
    expect(asked).toEqual(Array(questions).fill(FREE));
  });
});

describe('what is known of a host', () => {
  const of = (kind: Failure['kind'], status = 500) => ({ kind, service: 'kaspr', status }) as Failure;

  it.each<[string, Failure | null, boolean, RequestMode | undefined]>([
    ['is corrected by 411', of('refused', 411), false, 'plain'],
    ['is dropped by a cut: the host may have gone back to HTTP/1.1', of('maybe-charged'), false, undefined],
    ['stays after another refusal', of('refused', 422), false, 'once'],
    ['stays after an error', of('service-down'), false, 'once'],
    ['stays after a time-out', of('timeout'), false, 'once'],
    ['stays after an answer', null, false, 'once'],
    ['stays after a cut of a plain request', of('maybe-charged'), true, 'once'],
  ])('%s', async (_, failure, repeatable, sending) => {
    const { hosts, transports } = setUp('once', CUT);
    await transports.learnFrom(purchase({ failure, repeatable }), ORIGIN);
    expect(hosts.get(ORIGIN)).toBe(sending);
  });
});
