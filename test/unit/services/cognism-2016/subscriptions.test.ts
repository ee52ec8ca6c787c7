import { describe, expect, it, test } from 'vitest';
import type { SubscriptionDraft } from '../../../../src/model/schemas/people/signal.ts';
import type { Cognism2016Access } from '../../../../src/services/cognism-2016/call.ts';
import {
  changeSubscription,
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
} from '../../../../src/services/cognism-2016/events/subscriptions.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../../../sandbox/cognism-2016/start.ts';
import * as examples from './event-examples.ts';
import { PRINTED_HEADERS } from './examples.ts';
import { fixture, NOW, now } from './fixture.ts';

const at = fixture();
const ID = '9d363669-c334-4307-8c62-5cf1fc49e28b';
const draft: SubscriptionDraft = {
  name: 'mysubscriptionname',
  isActive: false,
  pattern: { type: '310', company: 'HAUNT' },
  callback: { method: 'POST', url: 'https://callback.example/', headers: ['title'] },
};
const MEANT = {
  ...{ id: ID, name: 'mysubscription', isActive: false, pattern: { type: '310', company: 'HAUNT' } },
  callback: { method: 'POST', url: 'https://www.callback.example/xyz', headers: ['articles'] },
  ...{ createdAt: 1_472_649_167_365, updatedAt: 1_472_649_167_365 },
};
const list = () => listSubscriptions(at.request, at.access(), now);
const make = () => createSubscription(at.request, at.access(), draft, now);

const CALLS: [target: string, ask: (access: Cognism2016Access) => Promise<{ ok: boolean }>][] = [
  ['GET /api/v1/subscription', (access) => listSubscriptions(at.request, access, now)],
  ['POST /api/v1/subscription', (access) => createSubscription(at.request, access, draft, now)],
  [`GET /api/v1/subscription/${ID}`, (access) => getSubscription(at.request, access, ID, now)],
  [`PUT /api/v1/subscription/${ID}`, (access) => changeSubscription(at.request, access, ID, draft, now)],
  [`DELETE /api/v1/subscription/${ID}`, (access) => deleteSubscription(at.request, access, ID, now)],
];

describe('each call', () => {
  test.each(CALLS)('%s has both keys in headers, and none in the address', async (target, ask) => {
    await ask(at.access());
    const [request] = at.legacy.requests;
    expect(`${request?.method} ${request?.path}`).toBe(target);
    expect(request?.headers).toMatchObject({
      'x-api-accesstoken': COGNISM_DEMO_TOKEN,
      'x-api-secretkey': COGNISM_DEMO_SECRET,
    });
    expect(`${request?.query}`).toBe('');
  });

  test.each(CALLS)('%s is refused without the secret key, and with a wrong one', async (_, ask) => {
    for (const secretKey of [null, 'wrong']) {
      expect(await ask(at.access({ secretKey }))).toMatchObject({ ok: false, failure: { kind: 'bad-key' } });
    }
  });

  test.each(CALLS)('%s that fails says why', async (target, ask) => {
    const failures: [behaviour: object, failure: object][] = [
      [{ status: 400 }, { kind: 'refused', status: 400 }],
      [{ status: 403 }, { kind: 'not-entitled' }],
      [{ status: 410 }, { kind: 'not-offered' }],
      [{ status: 429 }, { kind: 'rate-limited', until: NOW + 60_000 }],
      [{ status: 503 }, { kind: 'service-down', status: 503 }],
      [{ html: true }, { kind: 'unreadable-reply' }],
      [{ cut: 'before-charge' }, { kind: 'no-answer' }],
      [{ redirect: 'https://evil.example/' }, { kind: 'no-answer' }],
      [{ never: true }, { kind: 'timeout' }],
    ];
    for (const [behaviour, failure] of failures) {
      at.legacy.next(target, behaviour);
      expect(await ask(at.access())).toEqual({ ok: false, failure: { service: 'cognism2016', ...failure } });
    }
    expect(at.legacy.requests).toHaveLength(failures.length);
  });
});

describe('a subscription', () => {
  it('is made, listed, looked at, changed and deleted', async () => {
    expect(await list()).toEqual({ ok: true, value: [], balance: null });
    const made = await make();
    if (!made.ok) throw new Error('it was not made');
    const { id } = made.value;
    const { method: _method, ...seen } = draft.callback;
    expect(made.value).toMatchObject({ name: draft.name, isActive: false, pattern: draft.pattern, callback: seen });
    expect(await list()).toEqual({ ok: true, value: [made.value], balance: null });
    expect(await getSubscription(at.request, at.access(), id, now)).toEqual(made);
    const changed = { ...draft, name: 'other', isActive: true, pattern: { type: 'job-join' as const, company: null } };
    expect(await changeSubscription(at.request, at.access(), id, changed, now)).toMatchObject({
      ok: true,
      value: null,
    });
    expect(await getSubscription(at.request, at.access(), id, now)).toMatchObject({
      value: { id, name: 'other', isActive: true, pattern: { type: 'job-join', company: null } },
    });
    const gone = () => deleteSubscription(at.request, at.access(), id, now);
    expect(await gone()).toEqual({ ok: true, value: 'deleted', balance: null });
    expect(await gone()).toEqual({ ok: true, value: 'was-not-there', balance: null });
    expect(await list()).toMatchObject({ value: [] });
    expect(at.legacy.state.subscriptions.size).toBe(0);
  });

  it('that is not there is refused', async () => {
    for (const ask of [
      getSubscription(at.request, at.access(), ID, now),
      changeSubscription(at.request, at.access(), ID, draft, now),
    ]) {
      expect(await ask).toMatchObject({ ok: false, failure: { kind: 'refused', status: 404 } });
    }
  });

  test.each(['..', 'a/b', '', 'a?b', 'a#b', 'x'.repeat(201)])('of the id "%s" is not asked for', async (id) => {
    for (const ask of [
      getSubscription(at.request, at.access(), id, now),
      changeSubscription(at.request, at.access(), id, draft, now),
      deleteSubscription(at.request, at.access(), id, now),
    ]) {
      expect(await ask).toEqual({ ok: false, failure: { kind: 'not-offered', service: 'cognism2016' } });
    }
    expect(at.legacy.requests).toEqual([]);
  });

  it('is made as the example makes it', async () => {
    await make();
    expect(at.legacy.requests[0]?.body).toEqual(JSON.parse(examples.SUBSCRIPTION_BODY));
  });

  it('is read from the examples as it was meant', async () => {
    at.legacy.next('/api/v1/subscription', { json: examples.SUBSCRIPTIONS });
    expect(await list()).toEqual({ ok: true, value: [MEANT], balance: null });
    const [one] = JSON.parse(examples.SUBSCRIPTIONS);
    at.legacy.next('POST /api/v1/subscription', { json: one });
    expect(await make()).toEqual({ ok: true, value: MEANT, balance: null });
    at.legacy.next(`/api/v1/subscription/${ID}`, { json: one });
    expect(await getSubscription(at.request, at.access(), ID, now)).toEqual({ ok: true, value: MEANT, balance: null });
  });

  test.each<[different: object, expected: object]>([
    [{ name: null }, { name: ID }],
    [{ active: 'true' }, { isActive: false }],
    [{ active: true }, { isActive: true }],
    [{ pattern: null }, { pattern: { type: null, company: null } }],
    [{ pattern: { type: 310, org: 7 } }, { pattern: { type: '310', company: null } }],
    [{ 'callback-http': null }, { callback: null }],
    [{ 'callback-http': { method: 'POST', url: 'myurl', headers: [] } }, { callback: null }],
    [{ 'callback-http': { method: 'POST', url: 'javascript:alert(1)' } }, { callback: null }],
    [{ 'callback-http': { method: 'a b', url: 'https://a.example' } }, { callback: null }],
    [
      { 'callback-http': { method: 'put', url: 'http://a.example', headers: [7, ' ', 'b'] } },
      { callback: { method: 'PUT', url: 'http://a.example/', headers: ['b'] } },
    ],
    [
      { createdAt: -1, updatedAt: 'x' },
      { createdAt: null, updatedAt: null },
    ],
  ])('with %j is %j', async (different, expected) => {
    at.legacy.next('/api/v1/subscription', {
      json: [{ ...JSON.parse(examples.SUBSCRIPTIONS)[0], ...different }, 7, {}],
    });
    expect(await list()).toMatchObject({ ok: true, value: [expected] });
  });

  test.each([[[{ _id: '../user' }]], [[{}]], [{}], [7]])('is not guessed from %j', async (json) => {
    at.legacy.next('/api/v1/subscription', { json });
    expect(await list()).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });

  it('is not read from headers that are printed in the place of a reply', async () => {
    at.legacy.next('/api/v1/subscription', { json: PRINTED_HEADERS });
    expect(await list()).toMatchObject({ ok: false, failure: { kind: 'unreadable-reply' } });
  });
});
