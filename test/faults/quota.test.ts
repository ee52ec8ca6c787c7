import { describe, expect, it } from 'vitest';
import { alert } from '../browser/screen.ts';
import { DEMO_KEY } from '../sandbox/index.ts';
import { somebody } from './people.ts';
import { BUY } from './points.ts';
import { pause, useDesk } from './setup.ts';
import { Trial } from './trial.ts';

// What the last headers say would be refused is not sent. Kaspr's own clock; its hour is shortened.

const HOUR = 8000;
/** Saving a key asks twice; then so many purchases are left. */
const LIMIT = 4;

describe('an hourly limit', () => {
  const scene = useDesk({ keys: [{ key: DEMO_KEY, hourlyLimit: LIMIT, hourLength: HOUR }] });

  it('is kept: what would be refused is not sent, the user is told until when, and then it is', {
    tags: ['slow'],
  }, async () => {
    const { desk, sandbox } = scene;
    const { kaspr } = sandbox;
    const trial = await Trial.open(desk, somebody());
    // The hour of the key's verification is over: this purchase begins another.
    await pause(HOUR);
    for (let left = LIMIT; left > 0; left -= 1) await desk.buy(somebody());
    const sent = kaspr.requests.length;
    await trial.clickAndWait();
    expect(await alert(trial.popup)).toMatch(/^Kaspr takes no more requests with your key until \d+:\d\d/);
    expect(kaspr.requests.length).toBe(sent);
    expect(kaspr.charges()).toHaveLength(LIMIT);
    await pause(HOUR);
    await trial.clickAndWait();
    await trial.isAnswered();
    expect(kaspr.requests.length).toBe(sent + 1);
    await trial.end();
  });
});

describe('a refusal for coming too often that the headers did not foretell', () => {
  const scene = useDesk();

  it('is waited out for as long as it says, by everybody', async () => {
    const { desk, sandbox } = scene;
    const { kaspr } = sandbox;
    const trial = await Trial.open(desk, somebody());
    kaspr.next(BUY, { status: 429, headers: { 'Retry-After': '6' } });
    for (let clicks = 0; clicks < 2; clicks += 1) await trial.clickAndWait();
    expect(await alert(trial.popup)).toMatch(/^Kaspr takes no more requests with your key until \d+:\d\d/);
    await desk.buy(somebody());
    await desk.isQuotaFree();
    await trial.clickAndWait();
    await trial.isAnswered();
    const [refused, ...later] = kaspr.requests.filter(({ path }) => path === '/profile/profile');
    expect(later.length).toBeGreaterThan(0);
    for (const { at } of later) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(6000);
    expect(trial.atTheService).toEqual({ requests: 2, charges: 1 });
    await trial.end();
  });
});
