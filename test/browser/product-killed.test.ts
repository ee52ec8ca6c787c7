import { describe, expect, it } from 'vitest';
import type { ProductCheck } from '../../src/model/schemas/people/product-check.ts';
import { uuid } from '../sandbox/kissmetrics/reports.ts';
import { connectProduct, untilRead } from './connected.ts';
import { useNewProfiles } from './setup.ts';

/** The first run of a report, in both generations of the call. */
const RUNS = ['/query/queries', '/v2/queries'].map((path) => `GET ${path}/${uuid(0xdead, 1)}`);
/** All of the report: one has no name at all. */
const WHOLE = { read: 65, addresses: 54, isWhole: true };

describe('a background that is killed while it reads the report', () => {
  const browserSession = useNewProfiles();

  const checkOf = async () => (await browserSession.leadlight.stored<ProductCheck>('productCheck'))[0];
  const asked = (end: string) =>
    browserSession.sandbox.kissmetrics.requests.filter(({ path }) => path.endsWith(end)).length;

  // In `npm test` the same engine is killed at its work by bulk-killed, and unit/product-check/sync dies at each step.
  it.each(['status', 'results'])(
    'at the second %s goes on by itself, where it was',
    { tags: ['slow'] },
    async (step) => {
      const { leadlight, sandbox } = browserSession;
      sandbox.kissmetrics.set({ mostPerPage: 20, polls: 1 });
      const hold = sandbox.kissmetrics.hold('before-charge');
      for (const run of RUNS) for (const how of [{}, { hold }]) sandbox.kissmetrics.next(`${run}/${step}`, how);
      const options = await connectProduct(leadlight);
      await hold.reached;
      await leadlight.killWorker();
      hold.release();
      await untilRead(options);
      expect(await checkOf()).toMatchObject({ known: WHOLE });
      // The one that nobody waited for any more was asked again.
      expect([asked('/run'), asked('/status'), asked('/results')]).toEqual(step === 'status' ? [1, 3, 4] : [1, 2, 5]);
    },
  );

  it('goes on within about a minute with no page open', { timeout: 180_000, tags: ['slow'] }, async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.kissmetrics.hold('before-charge');
    for (const run of RUNS) sandbox.kissmetrics.next(`${run}/results`, { hold });
    const options = await connectProduct(leadlight);
    await hold.reached;
    await options.close();
    await leadlight.killWorker();
    hold.release();
    // Looking into the database would wake the background.
    await expect.poll(() => asked('/results'), { timeout: 120_000, interval: 500 }).toBe(2);
    await expect.poll(async () => (await checkOf())?.known, { timeout: 20_000 }).toMatchObject(WHOLE);
  });
});
