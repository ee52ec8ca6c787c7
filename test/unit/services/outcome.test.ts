import { describe, expect, it, test } from 'vitest';
import { readOutcome } from '../../../src/services/kaspr/reply.ts';
import { EMPTY, type Headings, json, NOW, outcomeOf, reply, UNREADABLE, wire } from './answers.ts';
import { DOCUMENTED_EMPLOYEES, DOCUMENTED_PATTERNS, DOCUMENTED_PROFILE } from './documented.ts';

const OVER_LIMIT = { 'X-RateLimit-Remaining': '0' };
const MESSAGE = json({ message: 'Something' });
const onOneLine = (text: string) => JSON.stringify(JSON.parse(text));
const CONTACT = { emails: [{ email: 'jane@acme.example', valid: true }] };

describe('a 404', () => {
  const NOT_FOUND = json({ message: 'Profile not found' });
  const HTML = UNREADABLE;
  const LOST = { state: 'unknown', failure: 'service-down', charged: null };
  const NOBODY = { state: 'settled', failure: null };

  it.each([
    ['in the words of the contract', NOT_FOUND, {}],
    ['with what is left', EMPTY, { 'Remaining-Credits': '98' }],
    ['that cost nothing', HTML, { 'Decreased-Credits': '0' }],
    ['with what a pool of v2 has left', EMPTY, { 'Remaining-Phone-Credits': '7' }],
  ])('%s says that the person is not known', (_, body, headers: Headings) => {
    expect(outcomeOf(reply(404, body, headers))).toMatchObject(NOBODY);
  });

  it.each([
    ['a page of whatever stands in front', HTML],
    ['nothing', EMPTY],
    ['a list', json([])],
    ['another error', json({ error: 'Not Found' })],
    ['a message that is no text', json({ message: { text: 'Profile not found' } })],
    ['a server that has no such path', json({ statusCode: 404, message: 'Cannot POST /profile/profile' })],
    ['goods', json({ profile: CONTACT })],
  ])('of %s is the service’s fault, and says nothing of the person', (_, body) => {
    expect(outcomeOf(reply(404, body, { 'X-RateLimit-Remaining': '7' }))).toMatchObject(LOST);
  });
});

describe('a status', () => {
  const rows: [what: string, status: number, headers: Headings, state: string, failure: string | null][] = [
    ['400', 400, {}, 'refused', 'refused'],
    ['401', 401, {}, 'refused', 'bad-key'],
    ['402', 402, {}, 'refused', 'out-of-credits'],
    ['403', 403, {}, 'refused', 'bad-key'],
    ['403 with requests left', 403, { 'X-RateLimit-Remaining': '7' }, 'refused', 'bad-key'],
    ['403 with no request left', 403, OVER_LIMIT, 'refused', 'rate-limited'],
    ['405', 405, {}, 'unknown', 'service-down'],
    ['408', 408, {}, 'unknown', 'service-down'],
    ['409', 409, {}, 'unknown', 'service-down'],
    ['411', 411, {}, 'refused', 'refused'],
    ['422', 422, {}, 'refused', 'refused'],
    ['429', 429, {}, 'refused', 'rate-limited'],
    ['304', 304, {}, 'unknown', 'service-down'],
    ['500', 500, {}, 'unknown', 'service-down'],
    ['502', 502, {}, 'unknown', 'service-down'],
    ['503 with no request left', 503, OVER_LIMIT, 'unknown', 'service-down'],
  ];

  describe.each([
    ['no body', EMPTY],
    ['a message', MESSAGE],
    ['a page of HTML', UNREADABLE],
    ['goods all the same', json({ profile: CONTACT })],
  ])('with %s', (_, body) => {
    const end = (status: number, headers: Headings) => outcomeOf(reply(status, body, headers));

    it.each(rows)('%s that does not tell what it cost', (_, status, headers, state, failure) => {
      expect(end(status, headers)).toEqual({ state, failure, charged: null, data: null });
    });

    it.each(rows)(
      '%s that says "many" tells no more than one that says nothing',
      (_, status, headers, state, failure) => {
        const outcome = end(status, { ...headers, 'Decreased-Credits': 'many' });
        expect(outcome).toEqual({ state, failure, charged: null, data: null });
      },
    );

    it.each(rows)('%s that cost nothing leaves nothing unknown', (_, status, headers, state, failure) => {
      const known = state === 'unknown' ? 'settled' : state;
      const outcome = end(status, { ...headers, 'Decreased-Credits': '0' });
      expect(outcome).toEqual({ state: known, failure, charged: 0, data: null });
    });

    it.each(rows)(
      '%s that cost a credit is settled, and tells why it brought nothing',
      (_, status, headers, _state, failure) => {
        const outcome = end(status, { ...headers, 'Decreased-Credits': '1' });
        expect(outcome).toEqual({ state: 'settled', failure, charged: 1, data: null });
      },
    );
  });
});

describe('the body of a 200', () => {
  const bodies: [text: string, state: string, failure: string | null, data: string | null][] = [
    [onOneLine(DOCUMENTED_PROFILE), 'settled', null, 'profile'],
    ['{"profile":{"title":"Ghost"}}', 'settled', null, 'profile'],
    ['{"profile":{"phones":["+33 6 39 98 00 12"]}}', 'settled', null, 'profile'],
    ['{"profile":{"emails":"none","phones":["+33 6 39 98 00 12"]}}', 'settled', null, 'profile'],
    ['{"message":"Found","profile":{"title":"Ghost"}}', 'settled', null, 'profile'],
    ['{}', 'settled', null, null],
    ['{"profile":null}', 'settled', null, null],
    ['{"profile":{}}', 'settled', null, null],
    ['{"profile":{"id":"casper","name":"Casper"}}', 'settled', null, null],
    ['{"profile":{"emails":[],"phones":[]}}', 'settled', null, null],
    ['{"profile":null,"message":"Profile not found"}', 'settled', null, null],
    ['{"message":"No credits left"}', 'refused', 'out-of-credits', null],
    ['{"profile":"casper"}', 'unknown', 'unreadable-reply', null],
    ['{"profile":[]}', 'unknown', 'unreadable-reply', null],
    ['{"profile":{"emails":{"email":"a@b.example"}}}', 'unknown', 'unreadable-reply', null],
    ['{"profile":{"title":"Ghost","phones":"+33 6 39 98 00 12"}}', 'unknown', 'unreadable-reply', null],
    ['{"profile":{"title":"Ghost","currentProEmails":7}}', 'unknown', 'unreadable-reply', null],
    ['{"result":{"emails":[]}}', 'unknown', 'unreadable-reply', null],
    ['{"message":42}', 'unknown', 'unreadable-reply', null],
    ['[]', 'unknown', 'unreadable-reply', null],
    ['[{"profile":{}}]', 'unknown', 'unreadable-reply', null],
    ['null', 'unknown', 'unreadable-reply', null],
    ['true', 'unknown', 'unreadable-reply', null],
    ['"No credits left"', 'unknown', 'unreadable-reply', null],
  ];

  it.each(bodies)('%s', (text, state, failure, data) => {
    expect(outcomeOf(reply(200, wire(text)))).toEqual({ state, failure, charged: null, data });
  });

  it.each(bodies)('%s, for a credit, is settled', (text, _state, failure, data) => {
    const outcome = outcomeOf(reply(200, wire(text), { 'Decreased-Credits': '1' }));
    expect(outcome).toEqual({ state: 'settled', failure, charged: 1, data });
  });

  it.each(bodies)('%s, for nothing, leaves nothing unknown', (text, state, failure, data) => {
    const outcome = outcomeOf(reply(200, wire(text), { 'Decreased-Credits': '0' }));
    expect(outcome).toEqual({ state: state === 'unknown' ? 'settled' : state, failure, charged: 0, data });
  });

  it('that is empty is no data', () => {
    expect(outcomeOf(reply(200))).toEqual({ state: 'settled', failure: null, charged: null, data: null });
    expect(outcomeOf(reply(204))).toEqual({ state: 'settled', failure: null, charged: null, data: null });
  });

  it.each([
    ['cut', 'maybe-charged'],
    ['timeout', 'timeout'],
  ] as const)('that did not come whole (%s) may have been charged, unless its headers know', (why, failure) => {
    const end = (headers: Headings) => outcomeOf(reply(200, { kind: 'unfinished', why }, headers));
    expect(end({})).toEqual({ state: 'unknown', failure, charged: null, data: null });
    expect(end({ 'Decreased-Credits': '1' })).toEqual({ state: 'settled', failure, charged: 1, data: null });
    expect(end({ 'Decreased-Credits': '0' })).toEqual({ state: 'settled', failure, charged: 0, data: null });
  });

  it('that is a page may have been charged', () => {
    const outcome = outcomeOf(reply(200, UNREADABLE));
    expect(outcome).toEqual({ state: 'unknown', failure: 'unreadable-reply', charged: null, data: null });
  });
});

describe('the body of a 200 about a company', () => {
  test.each([
    ['domain-patterns', onOneLine(DOCUMENTED_PATTERNS), 'settled', 'domain-patterns'],
    ['domain-patterns', '{"pattern":[{"pattern":"{first}@acme.example","score":1}]}', 'settled', 'domain-patterns'],
    ['domain-patterns', '{"patterns":[7,{"pattern":"{f}@acme.example","score":0.5}]}', 'settled', 'domain-patterns'],
    ['domain-patterns', '{"patterns":[]}', 'settled', null],
    ['domain-patterns', '{}', 'settled', null],
    ['domain-patterns', '{"patterns":[{"pattern":7}]}', 'unknown', null],
    ['domain-patterns', '{"patterns":"{first}@acme.example"}', 'unknown', null],
    ['domain-patterns', '{"patterns":null}', 'settled', null],
    ['domain-patterns', '{"profile":{}}', 'unknown', null],
    ['domain-patterns', '{"message":"No credits left"}', 'refused', null],
    ['domain-employees', onOneLine(DOCUMENTED_EMPLOYEES), 'settled', 'domain-employees'],
    ['domain-employees', '{"employees":[{"firstName":"Casper"},null]}', 'settled', 'domain-employees'],
    ['domain-employees', '{"employees":[]}', 'settled', null],
    ['domain-employees', '{}', 'settled', null],
    ['domain-employees', '{"employees":[{"email":"casper@acme.example"}]}', 'unknown', null],
    ['domain-employees', '{"employees":{}}', 'unknown', null],
    ['domain-employees', '{"employees":null}', 'settled', null],
    ['domain-employees', '{"message":"No credits left"}', 'refused', null],
  ] as const)('%s: %s', (operation, text, state, data) => {
    expect(outcomeOf(reply(200, wire(text)), operation)).toMatchObject({ state, data });
  });

  it('keeps the patterns as documented, best first, their scores between 0 and 1', () => {
    const { data } = readOutcome(reply(200, wire(DOCUMENTED_PATTERNS)), 'domain-patterns', NOW);
    expect(data).toEqual({ operation: 'domain-patterns', ...JSON.parse(DOCUMENTED_PATTERNS) });
    const wild = json({ patterns: [-3, 0.2, 7].map((score) => ({ pattern: `{f}${score}@acme.example`, score })) });
    const outcome = readOutcome(reply(200, wild), 'domain-patterns', NOW);
    expect(outcome.data).toMatchObject({ patterns: [{ score: 1 }, { score: 0.2 }, { score: 0 }] });
  });
});

describe('no reply', () => {
  test.each([
    [{ kind: 'no-reply', why: 'timeout' }, 'unknown', { kind: 'timeout', service: 'kaspr' }],
    [{ kind: 'no-reply', why: 'cut' }, 'unknown', { kind: 'maybe-charged', service: 'kaspr' }],
    [{ kind: 'not-sent', why: 'offline' }, 'refused', { kind: 'offline' }],
    [{ kind: 'not-sent', why: 'bad-address' }, 'refused', { kind: 'bad-address', service: 'kaspr' }],
    [
      { kind: 'not-sent', why: 'no-permission', hosts: 'https://a.example/*' },
      'refused',
      { kind: 'no-permission', hosts: 'https://a.example/*' },
    ],
  ] as const)('%j', (answer, state, failure) => {
    expect(readOutcome(answer, 'profile', NOW)).toEqual({
      state,
      failure,
      charged: null,
      remaining: null,
      balance: null,
      data: null,
    });
  });
});
