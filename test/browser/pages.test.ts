import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checked, checkPage } from '../check/check-page.ts';
import { Desk } from '../check/desk.ts';
import { totalsOf } from '../check/report.ts';
import { pagesIn } from '../check/sidecar.ts';
import { Turns } from '../check/turns.ts';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';

// What `npm run check:pages` does with any folder, for the pages written for it: the extension as shipped reads them.

const AT_ONCE = 4;
const pages = pagesIn('test/pages');
let sandbox: Sandbox;
let leadlight: Leadlight;
let checks: Map<string, Promise<Checked>>;

beforeAll(async () => {
  sandbox = await startSandbox();
  leadlight = await Leadlight.start(sandbox);
  await leadlight.saveKey(DEMO_KEY);
  const desk = await Desk.open(leadlight, sandbox);
  const turns = new Turns(AT_ONCE);
  checks = new Map(pages.map((page) => [page.name, turns.run(() => checkPage(desk, page))]));
});

afterAll(async () => {
  await leadlight?.stop();
  await sandbox?.stop();
});

describe.each(pages.map(({ name }) => name))('%s', (name) => {
  test('is read and bought as its sidecar says', async () => {
    const checked = await checks.get(name);
    const lacking = checked?.judgements.filter(
      ({ is, isDemanded }) => is === 'wrong' || (isDemanded && is === 'absent'),
    );
    expect(lacking?.map(({ note }) => note)).toEqual([]);
    expect(checked?.faults).toEqual([]);
  });
});

describe('all pages', () => {
  test('are of every layout and every kind of reading, and cost one request for each person who is certain', async () => {
    const all = await Promise.all(checks.values());
    const said = all.map(({ reading }) => `${reading?.layout ?? 'no layout'}: ${reading?.shows}`);
    expect([...new Set(said)].sort()).toEqual([
      'ember: company',
      'ember: list',
      'ember: nothing',
      'ember: person',
      'guest: company',
      'guest: nothing',
      'guest: person',
      'no layout: nothing',
      'recruiter: list',
      'recruiter: person',
      'sales: list',
      'sales: person',
      'sdui: list',
      'sdui: nothing',
      'sdui: person',
    ]);
    expect(totalsOf(all)).toMatchObject({ pages: pages.length, wrong: 0, faults: 0 });
    const certain = all.filter(({ reading }) => reading?.shows === 'person' && reading.verdict === 'certain');
    expect(certain.length).toBeGreaterThan(30);
    expect(sandbox.kaspr.count('POST /profile/profile')).toBe(certain.length);
    expect(await leadlight.violations()).toEqual([]);
    expect(sandbox.site.foreignRequests()).toEqual([]);
  });
});
