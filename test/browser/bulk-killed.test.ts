import { describe, expect, it, vi } from 'vitest';
import { DEMO_KEY, PEOPLE } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { askedFor, BUY, begin, ended } from './run-screen.ts';
import { useNewProfiles } from './setup.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const TEN = PEOPLE.slice(0, 10).map(({ slug }) => slug);

describe('a look-up of many whose background is killed', () => {
  const browserSession = useNewProfiles();

  eachOf(['before-charge', 'after-charge'] as const)(
    '%s goes on by itself, and nobody is asked about twice',
    async (point) => {
      const { leadlight, sandbox } = browserSession;
      const hold = sandbox.kaspr.hold(point);
      for (const behaviour of [{}, {}, { hold }]) sandbox.kaspr.next('/profile/profile', behaviour);
      const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
      await begin(popup, 10);
      await hold.reached;
      await leadlight.killWorker();
      hold.release();
      expect(await ended(popup, 40_000)).toContain('10 of 10');
      expect(askedFor(sandbox)).toEqual(TEN);
      const charged = sandbox.kaspr.charges(DEMO_KEY);
      expect(new Set(charged.map(({ subject }) => subject)).size).toBe(charged.length);
    },
  );

  it('with no page open goes on within about a minute', { timeout: 180_000, tags: ['slow'] }, async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.kaspr.hold('after-charge');
    for (const behaviour of [{}, {}, { hold }]) sandbox.kaspr.next('/profile/profile', behaviour);
    const page = await leadlight.open(SEARCH);
    const popup = await leadlight.openPopup(page);
    await begin(popup, 10);
    await hold.reached;
    await popup.close();
    // A list with badges asks the background too.
    await page.goto('about:blank');
    await leadlight.killWorker();
    hold.release();
    await vi.waitFor(() => expect(sandbox.kaspr.count(BUY)).toBe(10), { timeout: 120_000, interval: 500 });
    expect(askedFor(sandbox)).toEqual(TEN);
  });
});
