import { describe, expect, it, test } from 'vitest';
import { mayBeWritten } from '../../../../src/services/cloud-elements/ask.ts';
import { listFolder, readFileLinks, uploadFile } from '../../../../src/services/cloud-elements/documents.ts';
import { DROPBOX, SALESFORCE } from '../../../sandbox/cloud-elements/connections.ts';
import { idOf } from '../../../sandbox/cloud-elements/documents.ts';
import { BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import type { Behaviour } from '../../../sandbox/service/behaviour.ts';
import { brought, failureOf, fixture, NOW } from './fixture.ts';

const fake = fixture();
const FILES = `${BASE_PATH}/hubs/documents/files`;
const CONTENTS = `${BASE_PATH}/hubs/documents/folders/contents`;
const store = (path: string, text = 'Name\r\nZoë\r\n') =>
  uploadFile(fake.at(DROPBOX), path, new Blob([text], { type: 'text/csv' }));
const list = (path: string) => listFolder(fake.at(DROPBOX), path);

describe('a file', () => {
  it.each([
    ['/leads.csv', 'leads.csv', []],
    ['/Sales & co/Zoë’s "leads" +1%.csv', 'Zoë’s "leads" +1%.csv', ['/Sales & co']],
    ['/a/b/c/leads 2026-01-15.json', 'leads 2026-01-15.json', ['/a', '/a/b', '/a/b/c']],
  ])('is stored as %s, with the folders on its way', async (path, name, folders) => {
    const stored = await brought(store(path));
    expect(stored).toEqual({
      kind: 'stored',
      file: { id: idOf(path), name, path, isFolder: false, size: 12, modifiedAt: NOW },
    });
    expect(fake.cloud.files()).toMatchObject([{ instanceId: DROPBOX.id, path, content: 'Name\r\nZoë\r\n' }]);
    const [request] = fake.cloud.requests;
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ path, overwrite: 'false', size: '12' });
    for (const folder of folders) {
      const inside = await brought(list(folder.slice(0, folder.lastIndexOf('/')) || '/'));
      expect(inside.things).toContainEqual(expect.objectContaining({ path: folder, isFolder: true }));
    }
  });

  it('that is there already stays as it is', async () => {
    await brought(store('/leads.csv', 'first'));
    expect(await brought(store('/leads.csv', 'second'))).toEqual({ kind: 'exists' });
    expect(fake.cloud.files().map(({ content }) => content)).toEqual(['first']);
  });

  test.each([
    ['a byte order mark', '\ufeffName\n'],
    ['lines like those between parts', '--x\r\n\r\n--\r\nContent-Disposition: form-data; name="file"\r\n\r\n'],
    ['nothing', ''],
    ['very much', 'Zoë,'.repeat(100_000)],
  ])('arrives byte for byte with %s', async (_, text) => {
    await brought(store('/leads.csv', text));
    expect(fake.cloud.files()[0]?.content).toBe(text);
  });

  test.each<[string, Behaviour, kind: string, isWritten: boolean]>([
    ['cut before', { cut: 'before-charge' }, 'maybe-written', false],
    ['cut after', { cut: 'after-charge' }, 'maybe-written', true],
    ['silence after', { never: true, charge: true }, 'timeout', true],
    ['502', { status: 502 }, 'service-down 502', false],
    ['a reply that says nothing', { json: {} }, 'unreadable-reply', true],
  ])('may be there in spite of a failure: %s', async (_, behaviour, kind, isWritten) => {
    fake.cloud.next(FILES, behaviour);
    const stored = await store('/leads.csv');
    expect(await failureOf(Promise.resolve(stored))).toBe(kind);
    expect(!stored.ok && mayBeWritten(stored.failure)).toBe(true);
    expect(fake.cloud.files()).toHaveLength(isWritten ? 1 : 0);
    expect((await brought(store('/leads.csv'))).kind).toBe(isWritten ? 'exists' : 'stored');
  });

  test.each<[string, Behaviour, kind: string]>([
    ['a refusal', { status: 400 }, 'refused 400'],
    ['too many or too large (429)', { status: 429 }, 'rate-limited'],
    ['a storage that has no right', { status: 403 }, 'not-entitled'],
  ])('is not there after %s', async (_, behaviour, kind) => {
    fake.cloud.next(FILES, behaviour);
    const stored = await store('/leads.csv');
    expect(await failureOf(Promise.resolve(stored))).toBe(kind);
    expect(!stored.ok && mayBeWritten(stored.failure)).toBe(false);
    expect(fake.cloud.files()).toEqual([]);
  });

  it('needs a path from the top, and a storage', async () => {
    expect(await failureOf(store('leads.csv'))).toBe('refused 400');
    expect(await failureOf(uploadFile(fake.at(SALESFORCE), '/leads.csv', new Blob(['x'])))).toBe('not-offered');
    expect(fake.cloud.files()).toEqual([]);
  });
});

describe('a folder', () => {
  it('has folders and files, with times and sizes where they are told', async () => {
    fake.cloud.addFile(DROPBOX.id, '/top.csv', 'x');
    fake.cloud.addFile(DROPBOX.id, '/Leads/inner.csv', 'xyz');
    const kinds = (await brought(list('/'))).things.map(({ name, isFolder, size }) => [name, isFolder, size]);
    expect(kinds).toEqual([
      ['Leads', true, null],
      ['top.csv', false, 1],
    ]);
    expect((await brought(list('/Leads'))).things.map(({ path }) => path)).toEqual(['/Leads/inner.csv']);
    expect(await failureOf(list('/none'))).toBe('refused 404');
  });

  it.each([
    [5, 5, true, 3],
    [30, 20, false, 10],
  ])('of %i is read by token to %i', async (count, read, isWhole, requests) => {
    for (let at = 0; at < count; at += 1) fake.cloud.addFile(DROPBOX.id, `/Leads/${at}.csv`, 'x');
    fake.cloud.set({ mostPerPage: 2 });
    const found = await brought(list('/Leads'));
    expect([found.things.length, found.isWhole, fake.cloud.requests.length]).toEqual([read, isWhole, requests]);
    // Old storages do not know tokens, but page numbers are gone since 2018.
    expect(fake.cloud.requests.map(({ query }) => query.get('page'))).toEqual(Array(requests).fill(null));
  });

  it.each<[string, Behaviour, number]>([
    ['an empty list', { json: [] }, 0],
    ['a refusal that says so', { status: 404, body: { message: 'No files found' } }, 0],
    ['something beside what is no file', { json: [7, { id: 'a', name: 'a.csv', modifiedDate: '1545655710140x' }] }, 1],
  ])('by %s', async (_, behaviour, count) => {
    fake.cloud.next(CONTENTS, behaviour);
    const { things } = await brought(list('/'));
    expect(things).toHaveLength(count);
    for (const thing of things) expect(thing.modifiedAt).toBeNull();
  });
});

describe('links', () => {
  it('of a file are found by its id, encoded once more, and by its path', async () => {
    fake.cloud.addFile(DROPBOX.id, '/Leads/Zoë.csv', 'x');
    const id = '%252FLeads%252FZo%25C3%25AB.csv';
    const links = {
      view: 'https://storage.example/view/Leads/Zo%C3%AB.csv',
      download: 'https://storage.example/download/Leads/Zo%C3%AB.csv',
    };
    expect(await brought(readFileLinks(fake.at(DROPBOX), { id }))).toEqual(links);
    expect(await brought(readFileLinks(fake.at(DROPBOX), { path: '/Leads/Zoë.csv' }))).toEqual(links);
    expect(fake.cloud.requests.map(({ path }) => path)).toEqual([
      `${FILES}/%25252FLeads%25252FZo%2525C3%2525AB.csv/links`,
      `${FILES}/links`,
    ]);
    expect(await failureOf(readFileLinks(fake.at(DROPBOX), { id: '%E0%A4%A' }))).toBe('refused 404');
    expect(await failureOf(readFileLinks(fake.at(DROPBOX), { id: '..' }))).toBe('bad-address');
  });

  it.each<[object, object]>([
    [{ providerLink: 'https://a.example/1' }, { view: 'https://a.example/1', download: 'https://a.example/1' }],
    [{ cloudElementsLink: 'https://a.example/2' }, { view: null, download: 'https://a.example/2' }],
    [
      { providerViewLink: 'javascript:alert(1)', providerLink: 'http://a.example/' },
      { view: null, download: null },
    ],
    [{ providerViewLink: 7 }, { view: null, download: null }],
    [{}, { view: null, download: null }],
  ])('that are %j', async (json, links) => {
    fake.cloud.next(`${FILES}/links`, { json });
    expect(await brought(readFileLinks(fake.at(DROPBOX), { path: '/a' }))).toEqual(links);
  });
});
