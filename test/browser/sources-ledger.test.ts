import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertsWhen, connectCognism, openPerson, REVEAL } from './connected.ts';
import { checkFile, download, openLedger, rowsWhen } from './ledger-screen.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const TOBIAS = 'no-such-lead';
const LUDWIG = 'ludwig-van-der-aalst';

describe('the ledger of two services', () => {
  const browserSession = useBrowserSession();
  beforeEach(() => connectCognism(browserSession.leadlight));

  /** One whom only Cognism knows, and one whose reveal ended in a question. */
  async function buy(): Promise<void> {
    const first = await openPerson(browserSession, TOBIAS);
    await press(first, 'Find contact data');
    await itemsOf(first, 'Phones');
    browserSession.sandbox.cognism.next(REVEAL, { html: true, charge: true });
    const second = await openPerson(browserSession, LUDWIG);
    await textOf(second, 'main', (text) => text.includes('Cognism has:'));
    await press(second, 'Find contact data');
    await alertsWhen(second, 1);
  }

  it('shows the entries of both, by name, what each has cost, and one service’s alone', async () => {
    await buy();
    const page = await openLedger(browserSession.leadlight);
    const rows = await rowsWhen(page, (all) => all.length === 4);
    const shown = rows.map((row) =>
      ['Person or company', 'Service', 'Asked for', 'State', 'Charged'].map((name) => row[name]),
    );
    expect(shown).toEqual([
      ['Ludwig van der Aalst', 'Cognism', 'reveal', 'open question', 'maybe 1'],
      ['Ludwig van der Aalst', 'Kaspr', 'contact data', 'settled', '1'],
      ['Tobias Nemo', 'Cognism', 'reveal', 'settled', '1'],
      ['Tobias Nemo', 'Kaspr', 'contact data', 'settled', '0'],
    ]);
    const sums = await textOf(page, '.ledger-sums', (text) => text.includes('Cognism'));
    expect(sums).toContain('Cognism: Charged today: 1. This month: 1. Besides, 1 may have been charged this month.');
    expect(sums).toContain('Kaspr: Charged today: 1. This month: 1.');
    expect(sums).toContain('Kaspr’s balance went from 100 to 99');
    await (await control(page, 'combobox', 'Service')).select('cognism');
    await rowsWhen(page, (all) => all.length === 2 && all.every((row) => row.Service === 'Cognism'));
    expect(await page.$eval('.entry-steps', (steps) => steps.textContent)).toBe('Count it as chargedOpen the profile');
    await press(page, 'Count it as charged');
    await textOf(page, '.ledger-sums', (text) => text.includes('Cognism: Charged today: 2. This month: 2.'));
  });

  // In `npm test` the ledger of one service is exported and checked: ledger-page, firefox-ledger.
  it.each(['CSV', 'JSON'])('exported as %s is found untouched', { tags: ['slow'] }, async (kind) => {
    await buy();
    const page = await openLedger(browserSession.leadlight);
    await rowsWhen(page, (all) => all.length === 4);
    const { path, text } = await download(browserSession.leadlight, page, `Export ${kind}`);
    expect(text).toContain('reveal');
    expect(text.match(/Tobias Nemo/g)).toHaveLength(2);
    expect(await checkFile(page, path)).toMatch(/^Untouched\. Exported here on .* with 4 entries\.$/);
    await rm(dirname(path), { recursive: true });
  });
});
