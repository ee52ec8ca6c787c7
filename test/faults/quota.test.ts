import { describe, expect, it } from 'vitest';
import { alert } from '../browser/screen.ts';
import { DEMO_KEY } from '../sandbox/index.ts';
import { FaultCase } from './fault-case.ts';
import { somebody } from './people.ts';
import { BUY } from './points.ts';
import { pause, useFixture } from './setup.ts';

// What the last headers say would be refused is not sent. Kaspr's own clock; its hour is shortened.

const HOUR = 8000;
/** Saving a key asks twice; then so many purchases are left. */
const LIMIT = 4;

describe('an hourly limit', () => {
  const browserSession = useFixture({ keys: [{ key: DEMO_KEY, hourlyLimit: LIMIT, hourLength: HOUR }] });

  it('is kept: what would be refused is not sent, the user is told until when, and then it is', {
    tags: ['slow'],
  }, async () => {
    const { fixture, sandbox } = browserSession;
    const { kaspr } = sandbox;
    const faultCase = await FaultCase.open(fixture, somebody());
    // The hour of the key's verification is over: this purchase begins another.
    await pause(HOUR);
    for (let left = LIMIT; left > 0; left -= 1) await fixture.buy(somebody());
    const sent = kaspr.requests.length;
    await faultCase.clickAndWait();
    expect(await alert(faultCase.popup)).toMatch(/^Kaspr takes no more requests with your key until \d+:\d\d/);
    expect(kaspr.requests.length).toBe(sent);
    expect(kaspr.charges()).toHaveLength(LIMIT);
    await pause(HOUR);
    await faultCase.clickAndWait();
    await faultCase.isAnswered();
    expect(kaspr.requests.length).toBe(sent + 1);
    await faultCase.end();
  });
});

describe('a refusal for coming too often that the headers did not foretell', () => {
  const browserSession = useFixture();

  it('is waited out for as long as it says, by everybody', async () => {
    const { fixture, sandbox } = browserSession;
    const { kaspr } = sandbox;
    const faultCase = await FaultCase.open(fixture, somebody());
    kaspr.next(BUY, { status: 429, headers: { 'Retry-After': '6' } });
    for (let clicks = 0; clicks < 2; clicks += 1) await faultCase.clickAndWait();
    expect(await alert(faultCase.popup)).toMatch(/^Kaspr takes no more requests with your key until \d+:\d\d/);
    await fixture.buy(somebody());
    await fixture.isQuotaFree();
    await faultCase.clickAndWait();
    await faultCase.isAnswered();
    const [refused, ...later] = kaspr.requests.filter(({ path }) => path === '/profile/profile');
    expect(later.length).toBeGreaterThan(0);
    for (const { at } of later) expect(at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(6000);
    expect(faultCase.atTheService).toEqual({ requests: 2, charges: 1 });
    await faultCase.end();
  });
});
