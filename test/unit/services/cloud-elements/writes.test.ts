import { describe, expect, it, test } from 'vitest';
import { mayBeWritten } from '../../../../src/services/cloud-elements/ask.ts';
import { ceqlEquals } from '../../../../src/services/cloud-elements/ceql.ts';
import {
  createRecord,
  removeRecord,
  searchRecords,
  updateRecord,
} from '../../../../src/services/cloud-elements/records.ts';
import { SALESFORCE } from '../../../sandbox/cloud-elements/connections.ts';
import { BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import type { Behaviour } from '../../../sandbox/service/behaviour.ts';
import { failureOf, fixture, NOW } from './fixture.ts';

const fake = fixture();
const CONTACTS = `${BASE_PATH}/hubs/crm/contacts`;
const KWAME = { FirstName: 'Kwame', LastName: 'Asantewa', Email: 'kwame.asantewa@brightmoor-logistics.example' };
const create = (body: object) => createRecord(fake.at(SALESFORCE), 'contacts', body);

describe('a write that goes wrong', () => {
  const RECORD = `${CONTACTS}/003000000000001AAA`;
  /** `isWritten`: whether the CRM has it all the same. */
  const CASES: [string, Behaviour, kind: string, isWritten: boolean][] = [
    ['cut before', { cut: 'before-charge' }, 'maybe-written', false],
    ['cut after', { cut: 'after-charge' }, 'maybe-written', true],
    ['cut in the reply', { cut: 'mid-body' }, 'maybe-written', true],
    ['silence before', { never: true }, 'timeout', false],
    ['silence after', { never: true, charge: true }, 'timeout', true],
    ['500', { status: 500 }, 'service-down 500', false],
    ['502 after', { status: 502, charge: true }, 'service-down 502', true],
    ['a redirect', { redirect: 'https://evil.example/', charge: true }, 'maybe-written', true],
    ['a page after', { html: true, charge: true }, 'unreadable-reply', true],
  ];

  test.each([
    ...CASES,
    ['a reply without id', { json: { Email: 'x' } }, 'unreadable-reply', true],
    ['an empty reply', { json: '' }, 'unreadable-reply', true],
  ] as typeof CASES)('may have made a contact: %s', async (_, behaviour, kind, isWritten) => {
    fake.cloud.next(`POST ${CONTACTS}`, behaviour);
    const made = await create(KWAME);
    expect(await failureOf(Promise.resolve(made))).toBe(kind);
    expect(!made.ok && mayBeWritten(made.failure)).toBe(true);
    expect(fake.cloud.contacts(SALESFORCE.id)).toHaveLength(isWritten ? 3 : 2);
    expect(fake.cloud.requests).toHaveLength(1);
  });

  test.each(CASES)('may have changed one: %s', async (_, behaviour, kind, isWritten) => {
    fake.cloud.next(`PATCH ${RECORD}`, behaviour);
    const changed = await updateRecord(fake.at(SALESFORCE), 'contacts', '003000000000001AAA', { Title: 'New' });
    expect(await failureOf(Promise.resolve(changed))).toBe(kind);
    expect(!changed.ok && mayBeWritten(changed.failure)).toBe(true);
    expect(fake.cloud.contacts(SALESFORCE.id)[0]?.Title === 'New').toBe(isWritten);
  });

  // There is nothing to cut in the reply to a DELETE: it has no body.
  test.each(CASES.filter(([what]) => what !== 'cut in the reply'))(
    'may have deleted one: %s',
    async (_, behaviour, kind, isWritten) => {
      fake.cloud.next(`DELETE ${RECORD}`, behaviour);
      const removed = await removeRecord(fake.at(SALESFORCE), 'contacts', '003000000000001AAA');
      expect(await failureOf(Promise.resolve(removed))).toBe(kind);
      expect(fake.cloud.contacts(SALESFORCE.id)).toHaveLength(isWritten ? 1 : 2);
    },
  );

  test.each<[string, Behaviour, string]>([
    ['400', { status: 400 }, 'refused 400'],
    ['401', { status: 401 }, 'bad-key'],
    ['403', { status: 403 }, 'not-entitled'],
    ['404', { status: 404 }, 'refused 404'],
    ['405', { status: 405 }, 'not-offered'],
    ['415', { status: 415 }, 'refused 415'],
    ['429', { status: 429 }, 'rate-limited'],
  ])('has made nothing: %s', async (_, behaviour, kind) => {
    fake.cloud.next(CONTACTS, behaviour);
    const made = await create(KWAME);
    expect(await failureOf(Promise.resolve(made))).toBe(kind);
    expect(!made.ok && mayBeWritten(made.failure)).toBe(false);
    expect(fake.cloud.contacts(SALESFORCE.id)).toHaveLength(2);
  });

  it('has made nothing where nothing left this machine', async () => {
    const asker = fake.at(SALESFORCE, { base: 'https://elsewhere.example/api' });
    const made = await createRecord(asker, 'contacts', KWAME);
    expect(made).toEqual({ ok: false, failure: { kind: 'bad-address', service: 'cloudElements' } });
    expect(!made.ok && mayBeWritten(made.failure)).toBe(false);
  });

  it('says until when to wait', async () => {
    fake.cloud.next(CONTACTS, { status: 429, headers: { 'retry-after': '7' } });
    expect(await create(KWAME)).toMatchObject({ failure: { kind: 'rate-limited', until: NOW + 7000 } });
  });

  it('tells of a CRM that goes down half way', async () => {
    fake.cloud.set({ writesUntilDown: 2 });
    const bodies = ['a', 'b', 'c'].map((name) => ({ LastName: name, Email: `${name}@a.example` }));
    const kinds = [];
    for (const body of bodies) kinds.push(await failureOf(create(body)));
    expect(kinds).toEqual(['ok', 'ok', 'service-down 502']);
    expect(fake.cloud.contacts(SALESFORCE.id)).toHaveLength(4);
  });
});

it('only what makes a record goes out as a stream, which a browser cannot send twice', async () => {
  const sendings: unknown[] = [];
  const asker = fake.at(SALESFORCE);
  const watched = {
    ...asker,
    mode: 'once' as const,
    request: (call: Parameters<typeof asker.request>[0]) => {
      sendings.push([call.method, call.mode]);
      return asker.request(call);
    },
  };
  await searchRecords(watched, 'contacts', ceqlEquals('Email', 'a'));
  await createRecord(watched, 'contacts', KWAME);
  await updateRecord(watched, 'contacts', '003000000000001AAA', { Title: 'x' });
  await removeRecord(watched, 'contacts', '003000000000001AAA');
  expect(sendings).toEqual([
    ['GET', 'plain'],
    ['POST', 'once'],
    ['PATCH', 'plain'],
    ['DELETE', 'plain'],
  ]);
  expect(fake.cloud.requests.find(({ method }) => method === 'POST')?.headers['content-length']).toBeUndefined();
});
