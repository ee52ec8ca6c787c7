import { describe, expect, it } from 'vitest';
import { alert } from '../browser/screen.ts';
import { checkAftermath } from './aftermath.ts';
import { CELLS } from './cells.ts';
import { recordOf } from './desk.ts';
import { somebody } from './people.ts';
import { BUY, reach } from './points.ts';
import { pause, useDesk } from './setup.ts';
import { Trial } from './trial.ts';

// The product's own times, and nothing in it can shorten them: what waits half a minute waits together, each in its own browser.

const VERIFY = 'GET /keys/verifyKey';
const HALF_MINUTE = 30_000;

describe.concurrent('what takes half a minute', { timeout: 120_000 }, () => {
  const [late, dead, broken] = [useDesk(), useDesk(), useDesk()];

  it('a request that is not answered in time ends as the table of faults says', async () => {
    const trials = [];
    for (const cell of CELLS.filter(({ fault }) => fault === 'timeout')) {
      const trial = await Trial.open(late.desk, somebody());
      await reach(cell.point, trial, cell.reply);
      trials.push({ cell, trial });
    }
    await late.desk.isSettled();
    for (const { cell, trial } of trials) {
      await checkAftermath(trial, cell);
      await trial.end();
    }
  });

  it('a request whose sender died is called free once the service can’t be at it any more; then a plain click buys', async () => {
    const { desk, leadlight, sandbox } = dead;
    await desk.buy(somebody());
    const trial = await Trial.open(desk, somebody());
    await reach('request sent', trial);
    await leadlight.killWorker();
    await desk.isSettled();
    const entry = async () => recordOf(await desk.books(), trial.person).entries[0];
    // Half a minute from when it was noticed that the sender is gone.
    const noticedAt = (await entry())?.endedAt ?? 0;
    await pause(noticedAt + HALF_MINUTE - 5000 - Date.now());
    await desk.buy(somebody());
    expect(await entry()).toMatchObject({ state: 'unknown', resolved: null });
    await pause(noticedAt + HALF_MINUTE + 500 - Date.now());
    await desk.buy(somebody());
    expect(await entry()).toMatchObject({ state: 'unknown', charged: 0, resolved: { by: 'balance' } });
    await trial.clickAndWait();
    await trial.isAnswered();
    expect(trial.atTheService).toEqual({ requests: 2, charges: 1 });
    expect(sandbox.kaspr.charges()).toHaveLength(4);
    await trial.end();
  });

  it('a service that fails five times in a row is left alone, and then asked for nothing before it is asked for money', async () => {
    const { desk, sandbox } = broken;
    const { kaspr } = sandbox;
    const trial = await Trial.open(desk, somebody());
    kaspr.always(BUY, { status: 500, dropHeaders: true });
    for (let failures = 0; failures < 5; failures += 1) await desk.buy(somebody());
    expect(kaspr.count(BUY)).toBe(5);
    const sent = kaspr.requests.length;
    await trial.clickAndWait();
    expect(await alert(trial.popup)).toContain('did not answer five times in a row');
    expect(kaspr.requests.length).toBe(sent);

    kaspr.always(BUY, null);
    await desk.isQuotaFree();
    await trial.clickAndWait();
    await trial.isAnswered();
    expect(kaspr.requests.slice(sent).map(({ method, path }) => `${method} ${path}`)).toEqual([VERIFY, BUY]);
    expect(trial.atTheService).toEqual({ requests: 1, charges: 1 });
    await trial.end();
  });
});
