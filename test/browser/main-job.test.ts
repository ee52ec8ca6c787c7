import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';
import { button, heading, itemsOf, press, textOf } from './screen.ts';

let sandbox: Sandbox;
let leadlight: Leadlight;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  sandbox.kaspr.reset();
  leadlight = await Leadlight.start(sandbox);
});
afterEach(async () => {
  const { violations } = leadlight;
  await leadlight.stop();
  expect(violations).toEqual([]);
});

const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

describe('the main job', () => {
  it('saves and verifies a key, and says whose it is', async () => {
    expect(await leadlight.saveKey(DEMO_KEY)).toContain('It belongs to sam.seller@leadlight.example.');
  });

  it('finds the contact data with exactly one request of id and name', async () => {
    await leadlight.saveKey(DEMO_KEY);
    const popup = await leadlight.clickIcon(await leadlight.open(PROFILE));
    expect(await heading(popup)).toBe('Zoë Brontë-Łukasiewicz');
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      expect.stringMatching(/^zoe\.bronte@hollowpine\.example.*verified.*work/),
      expect.stringMatching(/^zoe\.lukasiewicz@mailbox\.example.*unverified.*personal/),
      expect.stringMatching(/^zbronte@kestrelfinch\.example.*invalid/),
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual([expect.stringContaining('+33 6 39 98 00 12')]);
    expect(await textOf(popup, 'footer')).toContain('Credits left: 99');
    const asked = sandbox.kaspr.requests.filter((request) => request.path === '/profile/profile');
    expect(asked.map((request) => request.body)).toEqual([
      { id: 'zoe-bronte-lukasiewicz', name: 'Zoë Brontë-Łukasiewicz' },
    ]);
    expect(await button(popup, 'Copy zoe.bronte@hollowpine.example')).toBeTruthy();
  });
});
