import { describe, expect, it } from 'vitest';
import type { Outcome, RowReference } from '../../src/messages/names.ts';
import type { PageView } from '../../src/model/views/views.ts';
import { askAsOwnPage } from './ask.ts';
import type { InstalledExtension } from './extension.ts';
import { useBrowserSession } from './setup.ts';

const HOME = 'https://www.linkedin.com';
const ZOE = `${HOME}/in/zoe-bronte-lukasiewicz/`;

function answered<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.kind);
  return outcome.value;
}

async function view(leadlight: InstalledExtension, tabId: number, row: RowReference | null = null): Promise<PageView> {
  return answered(await askAsOwnPage(leadlight, 'read-page', { tabId, row }));
}

describe('what a page shows', () => {
  const browserSession = useBrowserSession();

  it('is a person, a list, a company, nobody, or why it can not be told', async () => {
    const { leadlight } = browserSession;
    const seen = async (path: string) => {
      const page = await leadlight.open(path.startsWith('https:') ? path : HOME + path);
      return view(leadlight, await leadlight.tabId(page));
    };
    expect(await seen(ZOE)).toMatchObject({
      kind: 'person',
      person: { slug: 'zoe-bronte-lukasiewicz' },
      view: { contact: null },
    });
    expect(await seen('/company/hollowpine-instruments/about/')).toMatchObject({
      kind: 'company',
      company: { name: expect.stringContaining('Hollowpine') },
    });
    expect(await seen('/feed/')).toMatchObject({ kind: 'nobody' });
    const wall = { kind: 'unreadable-page', reason: 'login-wall', missing: [] };
    expect(await seen('/authwall')).toMatchObject({ kind: 'failed', failure: wall, drift: null });
    const elsewhere = await view(leadlight, 999_999_999);
    expect(elsewhere).toMatchObject({ kind: 'failed', failure: { kind: 'not-linkedin' }, drift: null });
    expect(await leadlight.stored('drift')).toEqual([]);
  });

  it('on a list is every row with its state, and the person of the row that was meant', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(`${HOME}/search/results/people/?keywords=sales`);
    const tabId = await leadlight.tabId(page);
    const list = await view(leadlight, tabId);
    if (list.kind !== 'list') throw new Error(list.kind);
    expect(list.rows.length).toBeGreaterThan(3);
    const [first, second] = list.rows;
    if (!first?.identity.slug || !second) throw new Error('The list has no rows.');
    const { slug } = first.identity;
    const meant = await view(leadlight, tabId, {
      identity: { slug: slug.toUpperCase(), token: null, memberId: null },
      name: '',
    });
    if (meant.kind !== 'person') throw new Error(meant.kind);
    expect(meant.person).toMatchObject({ slug, name: first.name });
    answered(
      await askAsOwnPage(leadlight, 'buy-contact', { person: meant.person, phoneRequired: false, replacesId: null }),
    );
    const again = await view(leadlight, tabId);
    expect(again.kind === 'list' && again.rows.map(({ state }) => state !== 'none').slice(0, 3)).toEqual([
      true,
      false,
      false,
    ]);
    const gone = { identity: { slug: 'somebody-who-left', token: null, memberId: null }, name: 'Somebody' };
    expect(await view(leadlight, tabId, gone)).toEqual(again);
  });

  it('that can no longer be read says since when, until it can be read again', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(ZOE);
    const tabId = await leadlight.tabId(page);
    await page.evaluate(() => history.pushState(null, '', '/in/somebody-else/'));
    const begun = Date.now();
    const failed = await view(leadlight, tabId);
    if (failed.kind !== 'failed') throw new Error(failed.kind);
    expect(failed.drift).toMatchObject({ kind: 'profile', reason: 'not-the-subject' });
    expect(failed.drift?.since).toBeGreaterThanOrEqual(begun);
    const again = await view(leadlight, tabId);
    expect(again.kind === 'failed' && again.drift).toEqual(failed.drift);
    expect(await leadlight.stored('drift')).toEqual([failed.drift]);
    await page.goto(ZOE);
    expect(await view(leadlight, tabId)).toMatchObject({ kind: 'person' });
    expect(await leadlight.stored('drift')).toEqual([]);
  });

  it('is given for a report as a skeleton, without a name in it', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(ZOE);
    const skeleton = answered(await askAsOwnPage(leadlight, 'read-skeleton', { tabId: await leadlight.tabId(page) }));
    expect(skeleton.length).toBeGreaterThan(200);
    expect(skeleton).not.toMatch(/Zo[eë]|bront|lukasiewicz/i);
    expect(await askAsOwnPage(leadlight, 'read-skeleton', { tabId: 999_999_999 })).toEqual({
      ok: false,
      failure: { kind: 'not-linkedin' },
    });
  });
});
