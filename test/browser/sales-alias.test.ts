import { describe, expect, it } from 'vitest';
import { eachOf } from './each-of.ts';
import { heading, itemsOf, press } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const JANE = 'https://www.linkedin.com/in/janedoe-growth/';
const TOKEN = 'ACwAABjaneDoeSalesNavigatorId0123456789_x';
const LEAD = `https://www.linkedin.com/sales/lead/${TOKEN},NAME_SEARCH,aB1c`;

/** A lead of Sales Navigator; `menu` is the link in its open menu, `title` what the tab says. */
function lead(menu: string, title = 'Jane Doe | Sales Navigator', name = 'Jane Doe'): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>
<h1 class="a11y-text">Sales Navigator Lead Page</h1><section data-sn-view-name="feature-lead-top-card">
<h1 data-x--lead--name="" data-anonymize="person-name">${name}</h1><span data-anonymize="headline">Growth</span>
<div data-x--lead--actions=""><button data-x--lead-actions-bar-overflow-menu="" aria-label="Open actions overflow menu">…</button></div></section>
<div id="hue-web-menu-outlet">${menu}</div></main></body></html>`;
}
const MENU = `<a href="${JANE}">View LinkedIn profile</a>`;

describe('a lead of Sales Navigator', () => {
  const browserSession = useBrowserSession();

  async function buyJane(): Promise<string[]> {
    const popup = await browserSession.leadlight.openPopup(await browserSession.leadlight.open(JANE));
    await press(popup, 'Find contact data');
    return itemsOf(popup, 'Emails');
  }

  async function aliases(): Promise<string[]> {
    const leads = await browserSession.leadlight.stored<{ aliases: string[] }>('leads');
    expect(leads).toHaveLength(1);
    return leads.flatMap((one) => one.aliases);
  }

  it('is not bought, and shows what was bought for the public profile in its menu, then by its own id', async () => {
    const { leadlight, sandbox } = browserSession;
    const bought = await buyJane();
    sandbox.site.serve(LEAD, lead(MENU));
    const withMenu = await leadlight.openPopup(await leadlight.open(LEAD));
    expect(await heading(withMenu)).toBe('Jane Doe');
    expect(await itemsOf(withMenu, 'Emails')).toEqual(bought);
    expect(await withMenu.$('aria/Find contact data[role="button"]')).toBeNull();
    expect(await aliases()).toContain(`sn:${TOKEN}`);

    sandbox.site.serve(LEAD, lead(''));
    const withoutMenu = await leadlight.openPopup(await leadlight.open(LEAD));
    expect(await itemsOf(withoutMenu, 'Emails')).toEqual(bought);
    expect(sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile')).toHaveLength(1);
  });

  eachOf([
    ['the title is that of another lead', lead(MENU, 'Somebody Else | Sales Navigator')],
    ['the menu is that of another lead', lead(`${MENU}<button aria-haspopup="true" aria-expanded="true">…</button>`)],
    ['the menus are of two people', lead(`${MENU}<a href="https://www.linkedin.com/in/somebody-else/">View</a>`)],
  ])('takes over nothing where %s', async (_when, page) => {
    const { leadlight, sandbox } = browserSession;
    await buyJane();
    sandbox.site.serve(LEAD, page);
    const popup = await leadlight.openPopup(await leadlight.open(LEAD));
    expect(await heading(popup)).toBe('Jane Doe');
    expect(await popup.$('aria/Emails[role="list"]')).toBeNull();
    expect(await aliases()).not.toContain(`sn:${TOKEN}`);
  });

  /** Buys Jane, and has her id in Sales Navigator learnt. */
  async function learnJane(): Promise<string[]> {
    const { leadlight, sandbox } = browserSession;
    const bought = await buyJane();
    sandbox.site.serve(LEAD, lead(MENU));
    const page = await leadlight.open(LEAD);
    await itemsOf(await leadlight.openPopup(page), 'Emails');
    await page.close();
    return bought;
  }

  it('shows nothing of whose id is in the address while somebody else is painted', async () => {
    const { leadlight, sandbox } = browserSession;
    await learnJane();
    sandbox.site.serve(LEAD, lead('', 'Old Lead | Sales Navigator', 'Old Lead'));
    const popup = await leadlight.openPopup(await leadlight.open(LEAD));
    expect(await heading(popup)).toBe('Old Lead');
    expect(await popup.$('aria/Emails[role="list"]')).toBeNull();
  });

  eachOf([300, 2500])('is followed by an open popup where the lead before stays painted for %i ms', async (delay) => {
    const { leadlight, sandbox } = browserSession;
    const bought = await learnJane();
    const before = LEAD.replace(TOKEN, 'ACwAABoldLeadSalesNavigatorId0123456789_y');
    sandbox.site.serve(before, lead('', 'Old Lead | Sales Navigator', 'Old Lead'));
    const page = await leadlight.open(before);
    const popup = await leadlight.openPopup(page);
    expect(await heading(popup)).toBe('Old Lead');
    await page.evaluate(
      (address, wait) => {
        history.pushState(null, '', address);
        setTimeout(() => {
          document.title = 'Jane Doe | Sales Navigator';
          const name = document.querySelector('[data-anonymize="person-name"]');
          if (name) name.textContent = 'Jane Doe';
        }, wait);
      },
      new URL(LEAD).pathname,
      delay,
    );
    expect(await heading(popup, (name) => name === 'Jane Doe')).toBe('Jane Doe');
    expect(await itemsOf(popup, 'Emails')).toEqual(bought);
  });
});
