import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checked, checkPage } from '../check/check-page.ts';
import { Fixture } from '../check/fixture.ts';
import { totalsOf } from '../check/report.ts';
import { pagesIn, type SavedPage } from '../check/sidecar.ts';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';
import { putKey } from './setup.ts';

// What `npm run check:pages` does with any folder, for the pages written for it: the extension as shipped reads them.
// `npm test` takes one page of each kind and layout, and one of each layout that leads to nobody, which is settled only
// after five seconds. What the reader makes of all of them is in test/reader.

const pages = pagesIn('test/pages');
const kindOf = ({ sidecar: { kind, layout, expect } }: SavedPage) =>
  `${layout} ${expect.slug === null ? 'nobody' : kind}`;
const sample = new Set(new Map(pages.map((page) => [kindOf(page), page])).values());
const checked: Checked[] = [];
let sandbox: Sandbox;
let leadlight: Leadlight;
let fixture: Fixture;

beforeAll(async () => {
  sandbox = await startSandbox();
  leadlight = await Leadlight.start(sandbox);
  await putKey(leadlight, DEMO_KEY);
  fixture = await Fixture.open(leadlight, sandbox);
});

afterAll(async () => {
  await leadlight?.stop();
  await sandbox?.stop();
});

describe.concurrent('a page as shipped', () => {
  for (const page of pages) {
    test(page.name, { tags: sample.has(page) ? [] : ['slow'] }, async () => {
      const one = await checkPage(fixture, page);
      checked.push(one);
      const lacking = one.judgements.filter(({ is, isDemanded }) => is === 'wrong' || (isDemanded && is === 'absent'));
      expect(lacking.map(({ note }) => note)).toEqual([]);
      expect(one.faults).toEqual([]);
    });
  }
});

test('pages cover every layout and kind of reading, and cost one request per certain person', async () => {
  const said = checked.map(({ reading }) => `${reading?.layout ?? 'no layout'}: ${reading?.shows}`);
  const covered = [
    'ember: company',
    'ember: list',
    'ember: person',
    'guest: company',
    'guest: nothing',
    'guest: person',
    'no layout: nothing',
    'recruiter: list',
    'recruiter: person',
    'sales: list',
    'sales: nothing',
    'sales: person',
    'sdui: list',
    'sdui: nothing',
    'sdui: person',
  ];
  // Of all pages, as test:all takes them, more.
  expect([...new Set(said)]).toEqual(expect.arrayContaining(covered));
  expect(totalsOf(checked)).toMatchObject({ pages: checked.length, wrong: 0, faults: 0 });
  const certain = checked.filter(({ reading }) => reading?.shows === 'person' && reading.verdict === 'certain');
  expect(certain.length).toBeGreaterThan(1);
  expect(sandbox.kaspr.count('POST /profile/profile')).toBe(certain.length);
  expect(await leadlight.violations()).toEqual([]);
  expect(sandbox.site.foreignRequests()).toEqual([]);
});
