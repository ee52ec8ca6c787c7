import { describe, expect, it } from 'vitest';
import { DEMO_KEY } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { control, heading, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';
const BUY = 'POST /profile/profile';

describe('the main job', () => {
  const browserSession = useBrowserSession();

  it.each([
    ['SDUI', `${PROFILE}?layout=sdui`],
    ['Ember', `${PROFILE}?layout=ember`],
    ['guest', 'https://fr.linkedin.com/in/zoe-bronte-lukasiewicz'],
  ])('is done on the %s layout with exactly one request of id and name', async (_layout, address) => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.clickIcon(await leadlight.open(address));
    expect(await heading(popup)).toBe('Zoë Brontë-Łukasiewicz');
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      expect.stringMatching(/^zoe\.bronte@hollowpine\.example verified work current Kaspr$/),
      expect.stringMatching(/^zoe\.lukasiewicz@mailbox\.example unverified personal current Kaspr$/),
      expect.stringMatching(/^zbronte@kestrelfinch\.example invalid Kaspr$/),
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual(['+33 6 39 98 00 12 France Kaspr']);
    expect(await popup.$eval('a[href^="tel:"]', (link) => link.getAttribute('href'))).toBe('tel:+33639980012');
    expect(await textOf(popup, 'footer')).toMatch(
      /Credits left: 99.*49\d of 500 requests left this hour, resets at \d/,
    );
    const asked = sandbox.kaspr.requests.filter((request) => request.path === '/profile/profile');
    expect(asked.map((request) => request.body)).toEqual([
      { id: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz' },
    ]);
    expect(asked.map((request) => request.headers.authorization)).toEqual([`Bearer ${DEMO_KEY}`]);
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', found: true, charged: 1, remaining: 99 }]);
  });

  it('answers a second look from the store, with no request', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(PROFILE);
    const first = await leadlight.openPopup(page);
    await press(first, 'Find contact data');
    const bought = await itemsOf(first, 'Emails');
    await first.close();
    const before = sandbox.kaspr.requests.length;
    const second = await leadlight.openPopup(page);
    expect(await itemsOf(second, 'Emails')).toEqual(bought);
    expect(await textOf(second, 'main')).toContain('Already bought: free.');
    await press(second, 'Find contact data');
    expect(await textOf(second, '.note[role=status]')).toContain('Nothing was spent.');
    expect(sandbox.kaspr.requests.length).toBe(before);
    expect(await leadlight.ledger()).toHaveLength(1);
  });

  it('pays again for a refresh only when told to, having shown the price', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(await textOf(popup, '.row-refresh')).toContain('may cost again. So far 1 credit per look-up with this key.');
    await press(popup, 'Refresh');
    await textOf(popup, 'footer', (text) => text.includes('Credits left: 98'));
    expect(sandbox.kaspr.count(BUY)).toBe(2);
  });

  it('asks for phones only when the box is ticked; what that brought answers without it too', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await (await control(popup, 'checkbox', 'Only with phone')).click();
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Phones');
    await (await control(popup, 'checkbox', 'Only with phone')).click();
    await control(popup, 'button', 'Refresh');
    await textOf(popup, 'footer', (text) => text.includes('Credits left: 99'));
    const bodies = sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile').map(({ body }) => body);
    expect(bodies).toEqual([{ id: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz', isPhoneRequired: true }]);
  });

  it('finds patterns and employees of the work domain, and likely addresses apart from confirmed ones', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await popup.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('input[placeholder="example.com"]')?.value === 'hollowpine.example',
    );
    await press(popup, 'Find email patterns');
    expect((await itemsOf(popup, 'Email patterns'))[0]).toMatch(
      /^\{first\}\.\{last\}@hollowpine\.example score 0\.83$/,
    );
    const likely = await itemsOf(popup, 'Likely emails');
    expect(likely[0]).toBe('zoe.bronte-lukasiewicz@hollowpine.example score 0.83');
    expect(likely.join()).not.toContain('zoe.bronte@hollowpine.example');
    await press(popup, 'Find employees');
    expect(await itemsOf(popup, 'Employees')).toHaveLength(5);
    const asked = sandbox.kaspr.requests.filter(({ path }) => path.startsWith('/company/'));
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/company/domainPattern', { domain: 'hollowpine.example' }],
      ['/company/domainEmployees', { domain: 'hollowpine.example', contactsNumberLimit: 5 }],
    ]);
    expect((await leadlight.ledger()).map((entry) => entry.operation)).toEqual([
      'profile',
      'domain-patterns',
      'domain-employees',
    ]);
  });

  it('takes a typed domain on any page, keeps the answer, and asks for as many employees as wanted', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open('https://www.linkedin.com/company/hollowpine-instruments/about/');
    const popup = await leadlight.openPopup(page);
    await popup.locator('aria/Company domain[role="textbox"]').fill('https://www.Hollowpine.example/jobs');
    const number = await control(popup, 'spinbutton', 'Number of employees');
    await number.click({ count: 3 });
    await number.type('2');
    await press(popup, 'Find employees');
    expect(await itemsOf(popup, 'Employees')).toHaveLength(2);
    await popup.close();
    const again = await leadlight.openPopup(page);
    expect(await itemsOf(again, 'Employees')).toHaveLength(2);
    // Another company's page begins anew, with its own domain.
    await page.goto('https://www.linkedin.com/company/tidewright-software/about/');
    await again.bringToFront();
    const box = () => again.$eval('input[placeholder="example.com"]', (element) => element.value);
    await expect.poll(box).toBe('tidewright.example');
    const asked = sandbox.kaspr.requests.filter(({ path }) => path === '/company/domainEmployees');
    expect(asked.map(({ body }) => body)).toEqual([{ domain: 'hollowpine.example', contactsNumberLimit: 2 }]);
  });

  it('asks for employees only with phone, and counts such a list as bought', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open('https://www.linkedin.com/company/hollowpine-instruments/about/');
    const popup = await leadlight.openPopup(page);
    await popup.locator('aria/Company domain[role="textbox"]').fill('hollowpine.example');
    await (await control(popup, 'checkbox', 'Only with phone')).click();
    await press(popup, 'Find employees');
    const withPhone = await itemsOf(popup, 'Employees');
    expect(withPhone.length).toBeGreaterThan(0);
    expect(withPhone.every((text) => /\+\d/.test(text))).toBe(true);
    const asked = () => sandbox.kaspr.requests.filter(({ path }) => path === '/company/domainEmployees');
    expect(asked().map(({ body }) => body)).toEqual([
      { domain: 'hollowpine.example', contactsNumberLimit: 5, isPhoneRequired: true },
    ]);
    await press(popup, 'Find employees');
    await control(popup, 'button', 'Refresh employees');
    expect(asked()).toHaveLength(1);
  });

  it('prefills the domain of the work address, never a free-mail host', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open('https://www.linkedin.com/in/janedoe-growth/'));
    expect(await heading(popup)).toBe('Jane Doe');
    await press(popup, 'Find contact data');
    expect((await itemsOf(popup, 'Emails')).join()).toContain('@gmail.com');
    expect(
      await (await control(popup, 'textbox', 'Company domain')).evaluate((box) => 'value' in box && box.value),
    ).toBe('tidewright.example');
  });
});

describe('the key', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('is verified when it is saved, and only its end is ever shown again', async () => {
    const { leadlight } = browserSession;
    expect(await leadlight.saveKey(DEMO_KEY)).toBe(
      'This key works. It belongs to sam.seller@leadlight.example. It is for generation 1 of Kaspr’s API.',
    );
    const options = await leadlight.open(leadlight.address('src/options/index.html'));
    expect(await textOf(options, '.region', (text) => text.includes('saved'))).toContain('It ends in 0001.');
    expect(await options.content()).not.toContain(DEMO_KEY);
    const box = await control(options, 'textbox', 'Kaspr API key');
    expect(await box.evaluate((element) => 'value' in element && element.value)).toBe('');
  });

  it('is only in the store of secrets: not in the ledger, the browser’s storage areas, a page or a log', async () => {
    const { leadlight } = browserSession;
    await leadlight.saveKey(DEMO_KEY);
    const logged: string[] = [];
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    popup.on('console', (message) => logged.push(message.text()));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    const stores = ['leads', 'purchases', 'domains', 'connections', 'balances', 'prices', 'wires'];
    const stored = await Promise.all(stores.map((name) => leadlight.stored(name)));
    const areas = await leadlight.inside(async () => {
      const { local, session, sync } = chrome.storage;
      return JSON.stringify([await local.get(), await session.get(), await sync.get(), { ...localStorage }]);
    });
    const seen = JSON.stringify(stored) + areas + logged.join() + (await popup.content());
    expect(seen).toContain('zoe.bronte@hollowpine.example');
    expect(seen).not.toContain(DEMO_KEY);
    expect(await leadlight.stored('secrets')).toEqual([{ service: 'kaspr', key: DEMO_KEY, secretKey: null }]);
  });

  it('is tried bare once where the service refuses the other form, and that is remembered', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.setKey({ key: 'bare-key-00000002', authForms: 'bare' });
    expect(await leadlight.saveKey('Bearer bare-key-00000002')).toContain('This key works.');
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    const sent = sandbox.kaspr.requests.map(({ method, path, headers }) => [
      `${method} ${path}`,
      headers.authorization,
    ]);
    expect(sent).toEqual([
      ['GET /keys/verifyKey', 'Bearer bare-key-00000002'],
      ['GET /keys/verifyKey', 'bare-key-00000002'],
      ['POST /keys/verifyKey', undefined],
      ['POST /profile/profile', 'bare-key-00000002'],
    ]);
  });

  it('is asked for where there is none', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(await leadlight.open(PROFILE));
    expect(await textOf(popup, '.call h2')).toBe('Add your Kaspr key');
    await press(popup, 'Open options');
    const target = await leadlight.browser.waitForTarget(
      (one) => one.url() === leadlight.address('src/options/index.html'),
    );
    expect(target.type()).toBe('page');
  });

  eachOf([
    [
      'refused',
      { status: 401, body: { message: 'no' } },
      'Kaspr refused your key. It is saved all the same: paste the right one in its place.',
    ],
    ['met by an error', { status: 500 }, 'Kaspr has a problem (status 500). Your key is saved. Verify it again later.'],
    ['answered with a page', { html: true }, 'Kaspr answered in a form that Leadlight can’t read. Your key is saved.'],
    [
      'cut off',
      { cut: 'before-charge' },
      'Kaspr did not answer. Check your connection and the base address, then try again.',
    ],
  ] as const)('says in words when it is %s', async (_how, behaviour, words) => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('GET /keys/verifyKey', behaviour);
    expect(await leadlight.saveKey(DEMO_KEY)).toContain(words);
  });
});
