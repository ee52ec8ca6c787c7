import { expect, it } from 'vitest';
import { SERVICES } from '../../src/model/schemas/purchases/service.ts';
import { COGNISM_DEMO_KEY, DEMO_KEY } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import { connectCognism } from './connected.ts';
import { itemsOf, press } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const browserSession = useBrowserSession();
const KEYS = [DEMO_KEY, COGNISM_DEMO_KEY];

it('no answer of the background and no page holds a key, but for its last four characters', async () => {
  const { leadlight } = browserSession;
  await connectCognism(leadlight);
  const popup = await leadlight.openPopup(await leadlight.open('https://www.linkedin.com/in/zoe-bronte-lukasiewicz/'));
  await press(popup, 'Find contact data');
  await itemsOf(popup, 'Emails');
  const options = await leadlight.open(leadlight.address('src/options/index.html'));
  await options.waitForSelector('button.primary:enabled');
  const filter = { text: '', services: [], states: [], days: null };
  const told = await Promise.all([
    ...SERVICES.map((service) => askAsOwnPage(leadlight, 'view-connection', { service })),
    ...(['view-settings', 'view-runs', 'view-ledger-sums', 'view-hubs', 'view-product'] as const).map((name) =>
      askAsOwnPage(leadlight, name, null),
    ),
    askAsOwnPage(leadlight, 'view-ledger', { filter: filter as never, before: null }),
    askAsOwnPage(leadlight, 'read-ledger', { after: 0 }),
    askAsOwnPage(leadlight, 'read-lead-rows', { after: null, most: 100 }),
  ]);
  expect(told.filter(({ ok }) => ok).length).toBeGreaterThan(10);
  const pages = await Promise.all(
    [popup, options].map((page) =>
      page.evaluate(
        () => document.documentElement.outerHTML + [...document.querySelectorAll('input')].map((one) => one.value),
      ),
    ),
  );
  for (const text of [...told.map((one) => JSON.stringify(one)), ...pages]) {
    for (const key of KEYS) expect(text).not.toContain(key);
  }
});
