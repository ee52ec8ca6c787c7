import { expect, it } from 'vitest';
import { press, textOf } from './screen.ts';
import { useNewProfiles } from './setup.ts';

const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

const browserSession = useNewProfiles();

// That no other test meets a refusal means something only because these do.
it('a page of the extension runs no script that is not its own, and the harness sees the refusal', async () => {
  const options = await browserSession.leadlight.open(browserSession.leadlight.address('src/options/index.html'));
  await options.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.head.append(script);
  });
  expect(await options.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await browserSession.leadlight.violations()).toContainEqual(expect.stringContaining("script-src 'self'"));
});

it('the background reaches no http address but this machine’s, and the harness sees the refusal', async () => {
  const target = await browserSession.leadlight.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  const got = await worker?.evaluate(() =>
    fetch('http://example.com/').then(
      () => 'answer',
      () => 'refused',
    ),
  );
  expect(got).toBe('refused');
  expect(await browserSession.leadlight.violations()).toContainEqual(expect.stringContaining('connect-src'));
});

it('a whole look-up meets no refusal', async () => {
  const popup = await browserSession.leadlight.openPopup(await browserSession.leadlight.open(PROFILE));
  await press(popup, 'Find contact data');
  await textOf(popup, '.row-refresh');
  expect(await browserSession.leadlight.violations()).toEqual([]);
});
