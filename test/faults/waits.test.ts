import { describe, expect, it } from 'vitest';
import { alert } from '../browser/screen.ts';
import { checkAftermath } from './aftermath.ts';
import { CELLS } from './cells.ts';
import { FaultCase } from './fault-case.ts';
import { recordOf } from './fixture.ts';
import { somebody } from './people.ts';
import { BUY, reach } from './points.ts';
import { pause, useFixture } from './setup.ts';

// The product's own times, and nothing in it can shorten them: what waits half a minute waits together, each in its own
// browser.

const VERIFY = 'GET /keys/verifyKey';
const HALF_MINUTE = 30_000;

describe.concurrent('what takes half a minute', { timeout: 120_000 }, () => {
  const [late, dead, broken] = [useFixture(), useFixture(), useFixture()];

  it('a request that is not answered in time ends as the table of faults says', async () => {
    const faultCases = [];
    for (const cell of CELLS.filter(({ fault }) => fault === 'timeout')) {
      const faultCase = await FaultCase.open(late.fixture, somebody());
      await reach(cell.point, faultCase, cell.reply);
      faultCases.push({ cell, faultCase });
    }
    await late.fixture.isSettled();
    for (const { cell, faultCase } of faultCases) {
      await checkAftermath(faultCase, cell);
      await faultCase.end();
    }
  });

  it('a request whose sender died is called free once the service can’t be at it any more; then a plain click buys', async () => {
    const { fixture, leadlight, sandbox } = dead;
    await fixture.buy(somebody());
    const faultCase = await FaultCase.open(fixture, somebody());
    await reach('request sent', faultCase);
    await leadlight.killWorker();
    await fixture.isSettled();
    const entry = async () => recordOf(await fixture.books(), faultCase.person).entries[0];
    // Half a minute from when it was noticed that the sender is gone.
    const noticedAt = (await entry())?.endedAt ?? 0;
    await pause(noticedAt + HALF_MINUTE - 5000 - Date.now());
    await fixture.buy(somebody());
    expect(await entry()).toMatchObject({ state: 'unknown', resolved: null });
    await pause(noticedAt + HALF_MINUTE + 500 - Date.now());
    await fixture.buy(somebody());
    expect(await entry()).toMatchObject({ state: 'unknown', charged: 0, resolved: { by: 'balance' } });
    await faultCase.clickAndWait();
    await faultCase.isAnswered();
    expect(faultCase.atTheService).toEqual({ requests: 2, charges: 1 });
    expect(sandbox.kaspr.charges()).toHaveLength(4);
    await faultCase.end();
  });

  it('a service that fails five times in a row is left alone, and then asked for nothing before it is asked for money', async () => {
    const { fixture, sandbox } = broken;
    const { kaspr } = sandbox;
    const faultCase = await FaultCase.open(fixture, somebody());
    kaspr.always(BUY, { status: 500, dropHeaders: true });
    for (let failures = 0; failures < 5; failures += 1) await fixture.buy(somebody());
    expect(kaspr.count(BUY)).toBe(5);
    const sent = kaspr.requests.length;
    await faultCase.clickAndWait();
    expect(await alert(faultCase.popup)).toContain('did not answer five times in a row');
    expect(kaspr.requests.length).toBe(sent);

    kaspr.always(BUY, null);
    await fixture.isQuotaFree();
    await faultCase.clickAndWait();
    await faultCase.isAnswered();
    expect(kaspr.requests.slice(sent).map(({ method, path }) => `${method} ${path}`)).toEqual([VERIFY, BUY]);
    expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
    await faultCase.end();
  });
});
