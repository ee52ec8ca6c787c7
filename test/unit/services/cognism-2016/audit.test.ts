import { expect, it, test } from 'vitest';
import { type AuditEntry, writeAudit } from '../../../../src/services/cognism-2016/audit.ts';
import { COGNISM_DEMO_SECRET, COGNISM_DEMO_TOKEN } from '../../../sandbox/cognism-2016/start.ts';
import { AUDIT_BODY } from './event-examples.ts';
import { PRINTED_HEADERS } from './examples.ts';
import { fixture, NOW, now } from './fixture.ts';

const at = fixture();
const PATH = '/api/v1/audit/user';
const entry: AuditEntry = { action: 'reveal', source: 'Leadlight', data: { person: 'in:janedoe-growth' } };
const write = (access = at.access(), what = entry) => writeAudit(at.request, access, what, 'plain', now);

it('an entry is written once, with all that the document demands', async () => {
  expect(await write()).toEqual({ ok: true, value: null, balance: null });
  expect(at.legacy.state.audit).toEqual([{ ...entry, at: NOW }]);
  expect(at.legacy.requests).toHaveLength(1);
  const [request] = at.legacy.requests;
  expect([request?.method, request?.path]).toEqual(['POST', PATH]);
  expect(Object.fromEntries(request?.query ?? [])).toEqual({
    accessToken: COGNISM_DEMO_TOKEN,
    secretKey: COGNISM_DEMO_SECRET,
  });
  expect(JSON.stringify(request?.headers)).not.toContain('demo');
});

it('an entry is sent as the example is', async () => {
  await write(at.access({ secretKey: null }), JSON.parse(AUDIT_BODY));
  expect(at.legacy.requests[0]?.body).toEqual(JSON.parse(AUDIT_BODY));
  expect(Object.fromEntries(at.legacy.requests[0]?.query ?? [])).toEqual({ accessToken: COGNISM_DEMO_TOKEN });
});

it('any reply that is one will do: what it holds is not documented', async () => {
  at.legacy.next(PATH, { json: PRINTED_HEADERS });
  expect(await write()).toMatchObject({ ok: true });
});

test.each<[behaviour: object, failure: object, written: number]>([
  [{ status: 400 }, { kind: 'refused', status: 400 }, 1],
  [{ status: 401 }, { kind: 'bad-key' }, 1],
  [{ status: 403 }, { kind: 'not-entitled' }, 1],
  [{ status: 429 }, { kind: 'rate-limited', until: NOW + 60_000 }, 1],
  [{ status: 500 }, { kind: 'service-down', status: 500 }, 1],
  [{ html: true }, { kind: 'unreadable-reply' }, 1],
  [{ cut: 'before-charge' }, { kind: 'no-answer' }, 0],
  [{ cut: 'after-charge' }, { kind: 'no-answer' }, 1],
  [{ never: true }, { kind: 'timeout' }, 1],
])('with %j it says %j, shows no key, and is not sent again', async (behaviour, failure, written) => {
  at.legacy.next(PATH, behaviour);
  const told = await write();
  expect(told).toEqual({ ok: false, failure: { service: 'cognism2016', ...failure } });
  expect(JSON.stringify(told)).not.toMatch(/demo|accessToken/i);
  expect([at.legacy.requests.length, at.legacy.state.audit.length]).toEqual([1, written]);
});

it('a wrong token writes nothing', async () => {
  expect(await write(at.access({ key: 'wrong' }))).toMatchObject({ ok: false, failure: { kind: 'bad-key' } });
  expect(at.legacy.state.audit).toEqual([]);
});
