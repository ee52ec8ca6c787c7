import { afterEach, describe, expect, it } from 'vitest';
import { alert, itemsOf } from '../browser/screen.ts';
import { FaultCase } from './fault-case.ts';
import { type Fixture, recordOf } from './fixture.ts';
import { somebody } from './people.ts';
import { BUY, reach } from './points.ts';
import { useFixture } from './setup.ts';

// What becomes of an answer that arrives where it can't be written, and of one that is none. As shipped.

const MONEY_IS_KNOWN = { state: 'settled', found: false, charged: 1, failure: { kind: 'not-stored' } };
const STORED = { state: 'settled', found: true, charged: 1, failure: null };

async function entryOf(fixture: Fixture, { person }: FaultCase) {
  return recordOf(await fixture.books(), person).entries[0];
}

/** Resolves once the entry about a person is so. */
async function entryWhen(faultCase: FaultCase, isSo: (entry: Awaited<ReturnType<typeof entryOf>>) => boolean) {
  const { fixture } = faultCase;
  await fixture.until(async () => isSo(await entryOf(fixture, faultCase)), 'an entry that is so', 20_000);
  return entryOf(fixture, faultCase);
}

describe('an answer that arrives when the disk is full', () => {
  const browserSession = useFixture();
  afterEach(() => browserSession.fixture.makeRoom());

  /** A purchase that was charged, whose answer finds no room on the disk. */
  async function buyWithoutRoom(): Promise<FaultCase> {
    const { fixture } = browserSession;
    const faultCase = await FaultCase.open(fixture, somebody());
    const goOn = await reach('server charged', faultCase);
    await fixture.fillDisk();
    await goOn();
    expect(await entryWhen(faultCase, (entry) => entry?.failure?.kind === 'not-stored')).toMatchObject(MONEY_IS_KNOWN);
    return faultCase;
  }

  it('is said at once to be paid for, is not bought again meanwhile, and is there as soon as there is room', async () => {
    const { fixture } = browserSession;
    const faultCase = await buyWithoutRoom();
    expect(await alert(faultCase.popup)).toContain('Make some room on its disk');
    await faultCase.clickAndWait();
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
    await fixture.makeRoom();
    // Another purchase writes first what waits.
    await fixture.buy(somebody());
    expect(await entryOf(fixture, faultCase)).toMatchObject(STORED);
    expect(await itemsOf(faultCase.popup, 'Emails')).toEqual([expect.stringContaining('@kestrelfinch.example')]);
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
    await faultCase.end();
  });

  it('outlives the background that waits with it', async () => {
    const { fixture, leadlight } = browserSession;
    const faultCase = await buyWithoutRoom();
    await leadlight.killWorker();
    // The next background has room: what was done to the disk was done to the one before.
    await faultCase.reopen();
    await entryWhen(faultCase, (entry) => entry?.failure === null);
    expect(await entryOf(fixture, faultCase)).toMatchObject(STORED);
    expect(await itemsOf(faultCase.popup, 'Emails')).toEqual([expect.stringContaining('@kestrelfinch.example')]);
    await faultCase.clickAndWait();
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
    await faultCase.end();
  });
});

describe('an answer whose records were damaged while it was waited for', () => {
  const browserSession = useFixture();

  it.each([
    ['the entry', 'purchases', 'state'],
    ['the entry', 'purchases', 'stake'],
    ['the person', 'leads', 'contact'],
    ['the sums', 'days', 'open'],
  ])('is written all the same, and what was damaged is set aside: %s (%s, %s)', async (_, store, field) => {
    const { fixture } = browserSession;
    const faultCase = await FaultCase.open(fixture, somebody());
    const goOn = await reach('server charged', faultCase);
    await fixture.damageNewest(store, field);
    await goOn();
    expect(await entryWhen(faultCase, (entry) => entry?.found === true)).toMatchObject(STORED);
    expect(await itemsOf(faultCase.popup, 'Emails')).toEqual([expect.stringContaining('@kestrelfinch.example')]);
    expect(await fixture.damaged()).toContainEqual(expect.objectContaining({ store }));
    await faultCase.clickAndWait();
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
    await faultCase.end();
  });
});

describe('a 404 in HTML', () => {
  const browserSession = useFixture();

  it('is the service’s fault: it does not say that somebody is not known, and is an open question', async () => {
    const { fixture, sandbox } = browserSession;
    const faultCase = await FaultCase.open(fixture, somebody());
    const page = '<!doctype html><title>404</title><h1>Not found</h1>';
    const html = { status: 404, body: page, headers: { 'content-type': 'text/html' }, dropHeaders: true } as const;
    sandbox.kaspr.next(BUY, html);
    await faultCase.clickAndWait();
    expect(await entryOf(fixture, faultCase)).toMatchObject({
      ...{ state: 'unknown', found: false, charged: null, resolved: null },
      failure: { kind: 'service-down', status: 404 },
    });
    expect(await alert(faultCase.popup)).toContain('404');
    // It may have been charged: only the user can say that it is asked again.
    await faultCase.clickAndWait();
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 0 });
    await faultCase.end();
  });
});
