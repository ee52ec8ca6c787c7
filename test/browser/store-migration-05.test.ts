import { beforeAll, beforeEach, expect, it } from 'vitest';
import { lead } from '../../src/model/schemas/people/lead.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

const about = { headline: null, company: 'Acme', location: null, contact: null };
const LEADS = [
  { id: 'lead-1', aliases: ['in:jane'], name: 'Jane', ...about, savedAt: 1 },
  { id: 'lead-2', aliases: ['in:john'], name: 'John', ...about, savedAt: 2 },
];

it('the people of version 4 come through, can be listed, and nobody is said to be in a CRM', async () => {
  const { leads, rows } = await page.run(async (name, leads) => {
    await store.makeOlder(name, 4, { leads });
    const { leadTable } = store.open(name);
    const { rows } = await leadTable.rows(null, 10);
    return { rows: rows.map(({ id, isInCrm }) => [id, isInCrm]), leads: (await store.dump(name)).leads };
  }, LEADS);
  expect(rows).toEqual([
    ['lead-2', false],
    ['lead-1', false],
  ]);
  expect(leads).toEqual(LEADS.map((one) => ({ ...one, inCrm: null, tags: [], notes: '' })));
  expect(leads?.every((one) => lead.safeParse(one).success)).toBe(true);
});
