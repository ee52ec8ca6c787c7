import { expect, it } from 'vitest';
import { askAsOwnPage } from './ask.ts';
import { connectCognism, personAt, REVEAL } from './connected.ts';
import { useBrowserSession } from './setup.ts';

// A click goes by the connections as they were when it came. Only the transactions that open and close an entry look
// again. What a page asks is answered from one moment: in one transaction.

const browserSession = useBrowserSession();

/** Notes each read of a connection from now on: of which service, and in which kind of transaction. */
function noteReads(): void {
  const notes: string[] = [];
  Object.assign(globalThis, { readsOfConnections: notes });
  for (const name of ['get', 'getAll', 'openCursor'] as const) {
    const read = IDBObjectStore.prototype[name] as (this: IDBObjectStore, ...given: unknown[]) => IDBRequest;
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: unknown[]) {
      if (this.name === 'connections') notes.push(`${given[0] ?? 'all'} ${this.transaction.mode}`);
      return read.apply(this, given);
    } as never;
  }
}

const notedReads = () => (globalThis as unknown as { readsOfConnections: string[] }).readsOfConnections;

async function readsOfAClick(slug: string): Promise<string[]> {
  const { leadlight } = browserSession;
  const { cleanName: name, headline, company = null, location } = personAt(slug);
  const person = { slug, token: null, memberId: null, name, headline, company, location };
  // Awake: a click comes from a page that has asked it something.
  await askAsOwnPage(leadlight, 'view-settings', null);
  await leadlight.inBackground(noteReads);
  const outcome = await askAsOwnPage(leadlight, 'buy-contact', { person, phoneRequired: false, replacesId: null });
  expect(outcome).toEqual({ ok: true, value: null });
  return leadlight.inBackground(notedReads);
}

const AT_ITS_BEGINNING = ['kaspr readonly', 'cognism readonly'];
/**
 * The rules that the ledger keeps: an intent is written for the connection that is stored, a balance for its own key.
 */
const opens = (service: string) => [`${service} readwrite`];
const closes = opens;

it('a click on one source', async () => {
  const reads = await readsOfAClick('zoe-bronte-lukasiewicz');
  expect(reads).toEqual([...AT_ITS_BEGINNING, ...opens('kaspr'), ...closes('kaspr')]);
});

it('a click on two sources, with a free question before', async () => {
  await connectCognism(browserSession.leadlight);
  const reads = await readsOfAClick('no-such-lead');
  const ofEach = (['kaspr', 'cognism'] as const).flatMap((service) => [...opens(service), ...closes(service)]);
  expect(reads).toEqual([...AT_ITS_BEGINNING, ...ofEach]);
  expect(browserSession.sandbox.cognism.count(REVEAL)).toBe(1);
  expect(browserSession.sandbox.kaspr.count('POST /profile/profile')).toBe(1);
});

/** Notes each transaction from now on: its mode, and of which stores it is if it may write. */
function noteTransactions(): void {
  const notes: string[] = [];
  Object.assign(globalThis, { transactions: notes });
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given: Parameters<IDBDatabase['transaction']>) {
    const transaction = begin.apply(this, given);
    const { mode, objectStoreNames } = transaction;
    notes.push(mode === 'readonly' ? mode : `${mode} ${[...objectStoreNames]}`);
    return transaction;
  };
}

const notedTransactions = () => (globalThis as unknown as { transactions: string[] }).transactions;

it('a click writes its entry when it opens and when it closes, and nothing else', async () => {
  const { leadlight } = browserSession;
  await askAsOwnPage(leadlight, 'view-settings', null);
  await leadlight.inBackground(noteTransactions);
  await readsOfAClick('zoe-bronte-lukasiewicz');
  const written = (await leadlight.inBackground(notedTransactions)).filter((mode) => mode !== 'readonly');
  expect(written).toHaveLength(2);
  for (const stores of written) expect(stores).toContain('purchases');
});

it.each(['nobody', 'somebody who is saved'])('a page that asks about a tab, over %s', async (who) => {
  const { leadlight } = browserSession;
  await connectCognism(leadlight);
  const slug = 'zoe-bronte-lukasiewicz';
  if (who !== 'nobody') await readsOfAClick(slug);
  const tabId = await leadlight.tabId(await leadlight.open(`https://www.linkedin.com/in/${slug}/`));
  const read = () => askAsOwnPage(leadlight, 'read-page', { tabId, row: null });
  // The page's own address may teach a saved person's aliases, once.
  await read();
  await leadlight.inBackground(noteTransactions);
  const answer = await read();
  const view = answer.ok && answer.value.kind === 'person' ? answer.value.view : null;
  expect(view?.saved === null).toBe(who === 'nobody');
  expect(view?.plan.anyData.map(({ service }) => service)).toEqual(['kaspr', 'cognism']);
  expect(await leadlight.inBackground(notedTransactions)).toEqual(['readonly']);
});
