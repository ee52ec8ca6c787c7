import { describe, expect, it, test } from 'vitest';
import { mayBeWritten } from '../../../../src/services/cloud-elements/ask.ts';
import { ceqlEquals } from '../../../../src/services/cloud-elements/ceql.ts';
import {
  createRecord,
  readRecord,
  removeRecord,
  searchRecords,
  updateRecord,
} from '../../../../src/services/cloud-elements/records.ts';
import { bodyOf } from '../../../../src/services/cloud-elements/vendor-fields.ts';
import { DISABLED, DROPBOX, HUBSPOT, type Instance, SALESFORCE } from '../../../sandbox/cloud-elements/connections.ts';
import { BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import type { Behaviour } from '../../../sandbox/service/behaviour.ts';
import { brought, failureOf, fixture } from './fixture.ts';

const fake = fixture();
const CONTACTS = `${BASE_PATH}/hubs/crm/contacts`;
const search = (where: string, instance: Instance = SALESFORCE) => searchRecords(fake.at(instance), 'contacts', where);
const create = (body: object, instance: Instance = SALESFORCE) => createRecord(fake.at(instance), 'contacts', body);
const firstOf = (instance: Instance) => String(fake.cloud.contacts(instance.id)[0]?.id);
const KWAME = { FirstName: 'Kwame', LastName: 'Asantewa', Email: 'kwame.asantewa@brightmoor-logistics.example' };

describe('a search', () => {
  it('finds by a field in the vendor’s shape', async () => {
    expect(await brought(search(ceqlEquals('Email', 'AGNES.thornquist@hollowpine.example')))).toEqual({
      things: [{ id: '003000000000001AAA', fields: fake.cloud.contacts(SALESFORCE.id)[0] }],
      isWhole: true,
    });
    const olu = await brought(search(ceqlEquals('properties.email', 'olu@tidewright.example'), HUBSPOT));
    expect(olu.things).toMatchObject([{ fields: { properties: { firstname: 'Olu' }, vid: 51_003 } }]);
  });

  it.each([
    ["d'o.murchadha@hollowpine.example", "Email='d''o.murchadha@hollowpine.example'", 1],
    ["x' OR Email='agnes.thornquist@hollowpine.example", undefined, 0],
    ["''", "Email=''''''", 0],
    ['a&where=b#?%27+ c', undefined, 0],
    ['half \ud800 a pair', "Email='half \ufffd a pair'", 0],
  ])('for %j asks for just that', async (value, clause, hits) => {
    expect((await brought(search(ceqlEquals('Email', value)))).things).toHaveLength(hits);
    const [request] = fake.cloud.requests;
    expect(request?.path).toBe(CONTACTS);
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      where: clause ?? `Email='${value.replaceAll("'", "''")}'`,
      pageSize: '20',
    });
  });

  it.each([
    ['an empty list', 'list'],
    ['a refusal that says so', 'message'],
  ] as const)('without hits has none, told by %s', async (_, emptyAs) => {
    fake.cloud.set({ emptyAs });
    expect(await brought(search(ceqlEquals('Email', 'nobody@a.example')))).toEqual({ things: [], isWhole: true });
  });

  it.each<[string, Behaviour, string]>([
    ['about who asks', { status: 401, body: { message: 'No contacts found' } }, 'bad-key'],
    ['about a connection', { status: 404, body: { message: 'No element instance found' } }, 'refused 404'],
    ['that says more', { status: 400, body: { message: 'No contacts found, since where is invalid' } }, 'refused 400'],
    ['without words', { status: 404, body: '' }, 'refused 404'],
    [
      'of a vendor without contacts',
      { status: 404, body: { message: 'This API is not currently supported for this element' } },
      'not-offered',
    ],
  ])('is not without hits by a refusal %s', async (_, behaviour, kind) => {
    fake.cloud.next(CONTACTS, behaviour);
    expect(await failureOf(search(ceqlEquals('Email', 'a')))).toBe(kind);
  });

  const addMany = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      fake.cloud.addContact(SALESFORCE.id, { LastName: `Many ${at}`, Email: `m${at}@a.example`, Title: 'Many' });
    }
  };

  test.each([
    ['tokens', 'token', 45, 45, true, 3],
    ['tokens, to a last page that is full', 'token', 40, 40, true, 2],
    ['numbers', 'page', 45, 45, true, 3],
    ['numbers, to a last page that is empty', 'page', 40, 40, true, 3],
    ['tokens, three at most', 'token', 70, 60, false, 3],
    ['numbers, three at most', 'page', 70, 60, false, 3],
    ['numbers that the vendor does not look at', 'same-page', 45, 20, false, 2],
    ['nothing where one page is all', 'page', 19, 19, true, 1],
  ] as const)('goes on by %s', async (_, paging, count, hits, isWhole, requests) => {
    addMany(count);
    fake.cloud.set({ paging });
    const found = await brought(search(ceqlEquals('Title', 'Many')));
    expect([found.things.length, found.isWhole, fake.cloud.requests.length]).toEqual([hits, isWhole, requests]);
    expect(new Set(found.things.map(({ id }) => id)).size).toBe(hits);
  });

  it('by a token that comes again, or brings nothing new, ends', async () => {
    const again = { json: [{ id: 'a' }], headers: { 'Elements-Next-Page-Token': 't' } };
    fake.cloud.always(CONTACTS, again);
    expect(await brought(search('x'))).toMatchObject({ things: [{ id: 'a' }], isWhole: false });
    expect(fake.cloud.requests.map(({ query }) => query.get('nextPage'))).toEqual([null, 't']);
  });

  it('that cannot be read to the end is not read at all', async () => {
    fake.cloud.next(CONTACTS, { json: [{ id: 'a' }], headers: { 'Elements-Next-Page-Token': 't' } });
    fake.cloud.next(CONTACTS, { status: 500 });
    expect(await failureOf(search('x'))).toBe('service-down 500');
  });

  it('with a hit that is not readable does not count the others', async () => {
    fake.cloud.next(CONTACTS, { json: [{ id: 'a' }, { Email: 'b@a.example' }] });
    expect(await failureOf(search('x'))).toBe('unreadable-reply');
  });
});

describe('ids', () => {
  it.each<[object, string]>([
    [{ id: '003A', Id: '003B' }, '003A'],
    [{ Id: '003B' }, '003B'],
    [{ id: null, Id: '003B' }, '003B'],
    [{ id: { of: 1 }, vid: 7 }, '7'],
    [{ id: '', vid: 7 }, '7'],
    [{ id: '..', vid: 7 }, '7'],
    [{ id: 2 ** 60, Id: 'whole' }, 'whole'],
  ])('of %j', async (body, id) => {
    fake.cloud.next(CONTACTS, { json: [body] });
    expect((await brought(search('x'))).things[0]?.id).toBe(id);
  });

  it('are encoded once more, whatever they hold', async () => {
    await readRecord(fake.at(SALESFORCE), 'contacts', 'a/../b?c#d%2Fe');
    expect(fake.cloud.requests[0]?.path).toBe(`${CONTACTS}/a%2F..%2Fb%3Fc%23d%252Fe`);
  });

  it.each(['', '.', '..'])('%j leads nowhere else', async (id) => {
    const asker = fake.at(SALESFORCE);
    const calls = [
      readRecord(asker, 'contacts', id),
      updateRecord(asker, 'contacts', id, {}),
      removeRecord(asker, 'contacts', id),
    ];
    expect(await Promise.all(calls.map(failureOf))).toEqual(Array(3).fill('bad-address'));
    expect(fake.cloud.requests).toEqual([]);
  });
});

describe('a record', () => {
  it('is made, changed in some fields, emptied in one, read, and deleted', async () => {
    const asker = fake.at(SALESFORCE);
    const made = await brought(create(KWAME));
    const id = made.kind === 'created' ? made.record.id : '';
    expect(made).toMatchObject({ kind: 'created', record: { fields: { ...KWAME, Id: id, Name: 'Kwame Asantewa' } } });
    expect(await brought(updateRecord(asker, 'contacts', id, bodyOf({ Title: 'Broker', FirstName: null })))).toBe(
      'updated',
    );
    const read = await brought(readRecord(asker, 'contacts', id));
    expect(read?.fields).toEqual({
      id,
      Id: id,
      LastName: 'Asantewa',
      Email: KWAME.Email,
      Title: 'Broker',
      Name: 'Asantewa',
    });
    expect(await brought(removeRecord(asker, 'contacts', id))).toBe('removed');
    expect(fake.sent().map((target) => target.replace(id, '{id}'))).toEqual([
      'POST /hubs/crm/contacts',
      'PATCH /hubs/crm/contacts/{id}',
      'GET /hubs/crm/contacts/{id}',
      'DELETE /hubs/crm/contacts/{id}',
    ]);
    expect(fake.cloud.contacts(SALESFORCE.id)).toHaveLength(2);
  });

  it('of HubSpot keeps the properties that were not written', async () => {
    const id = firstOf(HUBSPOT);
    await brought(updateRecord(fake.at(HUBSPOT), 'contacts', id, bodyOf({ 'properties.jobtitle': 'Designer' })));
    expect(fake.cloud.contacts(HUBSPOT.id)[0]?.properties).toEqual({
      ...{ firstname: 'Olu', lastname: 'Adeyinka-Stone', email: 'olu@tidewright.example', jobtitle: 'Designer' },
    });
  });

  it('that is there already is not made, and none becomes like another', async () => {
    const email = 'Agnes.Thornquist@hollowpine.example';
    expect(await brought(create({ LastName: 'T', Email: email }))).toEqual({ kind: 'duplicate' });
    const [, second] = fake.cloud.contacts(SALESFORCE.id);
    const change = updateRecord(fake.at(SALESFORCE), 'contacts', String(second?.id), { Email: email });
    expect(await brought(change)).toBe('duplicate');
    expect(fake.cloud.contacts(SALESFORCE.id)).toEqual([expect.objectContaining({ LastName: 'Thornquist' }), second]);
  });

  it('that is gone is absent', async () => {
    const asker = fake.at(SALESFORCE);
    expect(await brought(readRecord(asker, 'contacts', 'none'))).toBeNull();
    expect(await brought(updateRecord(asker, 'contacts', 'none', { Title: 'x' }))).toBe('absent');
    expect(await brought(removeRecord(asker, 'contacts', 'none'))).toBe('absent');
  });

  it('that a page says is not found is not absent: a record may be there, behind it', async () => {
    const asker = fake.at(SALESFORCE);
    const path = `${CONTACTS}/none`;
    const page = { status: 404, body: '<!doctype html><title>404 Not Found</title>' };
    for (const method of ['GET', 'PATCH', 'DELETE']) fake.cloud.next(`${method} ${path}`, page);
    const calls = [
      readRecord(asker, 'contacts', 'none'),
      updateRecord(asker, 'contacts', 'none', { Title: 'x' }),
      removeRecord(asker, 'contacts', 'none'),
    ];
    expect(await Promise.all(calls.map(failureOf))).toEqual(Array(3).fill('service-down 404'));
  });

  it('of what the element does not have is not absent', async () => {
    const asker = fake.at(DROPBOX);
    const calls = [
      readRecord(asker, 'contacts', 'a'),
      updateRecord(asker, 'contacts', 'a', {}),
      removeRecord(asker, 'contacts', 'a'),
    ];
    expect(await Promise.all(calls.map(failureOf))).toEqual(Array(3).fill('not-offered'));
  });

  it.each<[string, object, Instance, string]>([
    ['without what the CRM demands', { FirstName: 'Kwame' }, SALESFORCE, 'refused 400'],
    ['with a field that it has not', { ...KWAME, Shoe: '43' }, SALESFORCE, 'refused 400'],
    ['in another vendor’s shape', KWAME, HUBSPOT, 'refused 400'],
    ['through a connection that is disabled', KWAME, DISABLED, 'not-entitled'],
    ['in a storage', KWAME, DROPBOX, 'not-offered'],
  ])('is refused %s, and certainly not written', async (_, body, instance, kind) => {
    const before = fake.cloud.contacts(instance.id);
    const made = await create(body, instance);
    expect(await failureOf(Promise.resolve(made))).toBe(kind);
    expect(!made.ok && mayBeWritten(made.failure)).toBe(false);
    expect(fake.cloud.contacts(instance.id)).toEqual(before);
  });
});
