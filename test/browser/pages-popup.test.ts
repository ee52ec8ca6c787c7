import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { alert, button, control, heading, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// The popup on companies, on people of whom it is not certain who they are, and on pages that can no longer be read.

const COMPANY = 'https://www.linkedin.com/company/hollowpine-instruments/about/';
const LEAD = 'https://www.linkedin.com/sales/lead/ACwAAB7Qm3kBxTn0uVwYz1a2b3c4d5e6f7g8h9i,NAME_SEARCH,Zx1y';
const HESPER = 'https://www.linkedin.com/in/hesper-lund/';
const DOMAIN = 'input[inputmode="url"]';

/** A lead of Sales Navigator; with its menu open where it has a slug. */
const leadPage = (
  slug: string | null,
) => `<!doctype html><html lang="en"><head><title>Wren Halloway | Sales Navigator</title></head><body>
<main><h1 class="a11y-text">Lead page</h1><section data-sn-view-name="feature-lead-top-card">
<h1 data-x--lead--name data-anonymize="person-name">Wren Halloway</h1>
<div data-anonymize="headline">Buyer of rare gauges</div><div>Fernhollow, Northmark</div>
<section data-x--lead--actions><button type="button" data-x--lead-actions-bar-overflow-menu aria-haspopup="true" aria-expanded="${slug !== null}">More</button></section></section>
<section data-sn-view-name="lead-current-role"><span data-anonymize="job-title">Chief Buyer</span><a data-anonymize="company-name" href="/sales/company/980101">Hollowpine Instruments</a></section></main>
<div id="hue-web-menu-outlet">${slug === null ? '' : `<ul><li><a href="https://www.linkedin.com/in/${slug}/">View LinkedIn profile</a></li></ul>`}</div></body></html>`;

describe('a company', () => {
  const browserSession = useBrowserSession();

  it('is told by its page, and its domain is there to begin with', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(COMPANY));
    expect(await heading(popup)).toBe('Hollowpine Instruments');
    expect(await textOf(popup, '.card .hint')).toBe(
      'Measuring and Control Instrument Manufacturing · 201-500 employees · Fernhollow, Northmark',
    );
    await popup.waitForFunction((input) => document.querySelector<HTMLInputElement>(input)?.value, {}, DOMAIN);
    expect(await domain(popup)).toBe('hollowpine.example');
    await press(popup, 'Find email patterns');
    await itemsOf(popup, 'Email patterns');
    expect(sandbox.kaspr.requests.at(-1)?.body).toEqual({ domain: 'hollowpine.example' });
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
  });

  it('whose website is hidden behind a shortener has no domain until one is typed', async () => {
    const { leadlight, sandbox } = browserSession;
    const response = await (await leadlight.browser.newPage()).goto(COMPANY);
    const page = ((await response?.text()) ?? '').replaceAll(
      /https:\/\/www\.hollowpine\.example[^"<&]*/g,
      'https://bit.ly/3xYzzy',
    );
    expect(page).toContain('bit.ly');
    sandbox.site.serve(COMPANY, page);
    const popup = await leadlight.openPopup(await leadlight.open(COMPANY));
    expect(await textOf(popup, '.card', (text) => text.includes('Enter'))).toContain('Enter the company’s domain');
    expect(await domain(popup)).toBe('');
  });

  const domain = (popup: Page) => popup.$eval(DOMAIN, (input) => (input as HTMLInputElement).value);
});

describe('somebody of whom it is not certain who they are', () => {
  const browserSession = useBrowserSession();

  it('is shown, and can’t be bought', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.site.serve(LEAD, leadPage(null));
    const popup = await leadlight.openPopup(await leadlight.open(LEAD));
    expect(await heading(popup)).toBe('Wren Halloway');
    expect(await textOf(popup, '.card')).toContain('Buyer of rare gauges');
    expect(await textOf(popup, '.call')).toContain(
      'It is not certain who this is on LinkedIn, so nothing can be bought here.',
    );
    expect(await control(popup, 'textbox', 'Company domain')).toBeTruthy();
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
    expect(await popup.$('aria/Open LinkedIn profile')).toBeNull();
  });

  it('has the way to the profile where the page shows it, and there can be bought', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.site.serve(LEAD, leadPage('zoe-bronte-lukasiewicz'));
    const popup = await leadlight.clickIcon(await leadlight.open(LEAD));
    expect(await heading(popup)).toBe('Wren Halloway');
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
    const opened = leadlight.browser.waitForTarget((target) => target.url().includes('/in/zoe-bronte-lukasiewicz/'));
    // The browser closes the popup before it answers the click.
    await (await control(popup, 'link', 'Open LinkedIn profile')).click().catch(() => {});
    const profile = await (await opened).asPage();
    const other = await leadlight.openPopup(profile);
    expect(await heading(other)).toBe('Zoë Brontë-Łukasiewicz');
    expect(await button(other, 'Find contact data')).toBeTruthy();
  });
});

describe('a kind of page that can no longer be read', () => {
  const browserSession = useBrowserSession();

  it('is told with the part that failed and since when, and a report without anything of the page', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.site.serve(HESPER, await pageFile('profile-sdui-nameless.html'));
    const page = await leadlight.open(HESPER);
    const popup = await leadlight.clickIcon(page);
    expect(await alert(popup)).toContain('Leadlight could not find the name on the page.');
    expect(await textOf(popup, '.call')).toMatch(
      /has not been able to read the name since \d+:\d\d.[AP]M \(now\)\..*Nothing is sent anywhere/,
    );
    await leadlight.browser
      .defaultBrowserContext()
      .overridePermissions(leadlight.address('').replace(/\/$/, ''), ['clipboard-read', 'clipboard-write'] as never);
    const before = sandbox.site.requests.length + sandbox.kaspr.requests.length;
    await press(popup, 'Copy a report');
    expect(await textOf(popup, '.call [role=status]')).toBe('Copied');
    const report = await popup.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(
      /^Leadlight \d+\.\d+\.\d+\nPage: profile, layout: sdui\nReason: field-missing\nMissing: name\nSince: 20/,
    );
    expect(report).toContain('main');
    expect(report).not.toMatch(/hesper|lund|ACoA|linkedin\.com|\/in\/(?!\*)/i);
    expect(sandbox.site.requests.length + sandbox.kaspr.requests.length).toBe(before);
  });

  it('is no alarm where LinkedIn shows a log-in page', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.clickIcon(await leadlight.open('https://www.linkedin.com/authwall'));
    expect(await alert(popup)).toContain('log-in page');
    expect(await popup.$('aria/Copy a report')).toBeNull();
  });
});

function pageFile(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, '../pages', name), 'utf8');
}
