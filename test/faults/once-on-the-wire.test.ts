import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { table } from '../../scripts/table.ts';
import { LeadlightFirefox } from '../browser/firefox.ts';
import { Leadlight } from '../browser/leadlight.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { Fixture, type Installed, recordOf } from './fixture.ts';
import { KNOWN, somebody } from './people.ts';
import { BUY } from './points.ts';
import { pause } from './setup.ts';

// How many requests reach the service for one purchase whose connection is cut, and how often it is charged.

const BROWSERS: readonly (readonly [string, (sandbox: Sandbox) => Promise<Installed & { stop(): Promise<void> }>])[] = [
  ['Chromium', (sandbox) => Leadlight.start(sandbox)],
  ['Firefox', (sandbox) => LeadlightFirefox.start(sandbox)],
];
const PROTOCOLS = ['h2', 'http/1.1'] as const;
const CONNECTIONS = ['fresh', 'used before'] as const;
const CUTS = ['before-charge', 'after-charge'] as const;
/** `once`: what the browser sends again by itself is answered. */
const TIMES = ['always', 'once'] as const;

const TITLES = ['browser', 'protocol', 'connection', 'cut', 'times', 'requests', 'charges', 'ledger', 'repeatable'];
const found: string[][] = [];

afterAll(() => console.log(`For one purchase\n${table(TITLES, found)}`));

describe.each(BROWSERS.flatMap(([browser, start]) => PROTOCOLS.map((protocol) => ({ browser, start, protocol }))))(
  'in $browser over $protocol',
  ({ browser, start, protocol }) => {
    let sandbox: Sandbox;
    let leadlight: Awaited<ReturnType<typeof start>>;
    let fixture: Fixture;

    beforeAll(async () => {
      sandbox = await startSandbox({ protocol, kaspr: { people: KNOWN } });
      leadlight = await start(sandbox);
      fixture = await Fixture.open(sandbox, leadlight);
    });
    afterAll(async () => {
      await leadlight.stop();
      await sandbox.stop();
    });

    it.each(
      CONNECTIONS.flatMap((connection) => CUTS.flatMap((cut) => TIMES.map((times) => ({ connection, cut, times })))),
    )('a connection $connection, cut $cut, $times', async ({ connection, cut, times }) => {
      const { kaspr } = sandbox;
      // Ends the count of failures in a row, says how the host takes requests, and leaves a connection behind.
      await fixture.isQuotaFree();
      await fixture.buy(somebody());
      if (connection === 'fresh') {
        kaspr.dropConnections();
        // Until a browser has noticed, it would send on a connection that is not there any more.
        await pause(300);
      }
      const person = somebody();
      if (times === 'always') kaspr.always(BUY, { cut });
      else kaspr.next(BUY, { cut });
      await fixture.buyInVain(person);
      kaspr.always(BUY, null);

      const isOfPerson = (body: unknown) => (body as { id?: unknown } | undefined)?.id === person.slug;
      const sent = kaspr.requests.filter(({ path, body }) => path === '/profile/profile' && isOfPerson(body));
      const charges = kaspr.charges().filter(({ subject }) => subject === person.slug).length;
      const [entry] = recordOf(await fixture.books(), person).entries;
      const { state, charged, repeatable, failure } = entry ?? {};
      const ledger = `${state} ${failure?.kind ?? ''} ${charged ?? '?'}`.replaceAll(/ +/g, ' ');
      found.push([browser, protocol, connection, cut, times, `${sent.length}`, `${charges}`, ledger, `${repeatable}`]);

      expect(sent[0]?.reused).toBe(connection === 'used before');
      if (protocol === 'h2') expect(sent).toHaveLength(1);
      // A request that may leave twice is marked: nobody is told that it can't have been charged twice.
      if (browser === 'Chromium' && protocol === 'h2') expect(repeatable).toBe(false);
      else expect(repeatable).toBe(true);
      expect(charges).toBeLessThanOrEqual(sent.length);
      if (charges > 1) expect({ protocol, repeatable }).toEqual({ protocol: 'http/1.1', repeatable: true });
    });

    it('the account’s statement shows what the service charged, whatever the ledger could hear of it', async () => {
      await fixture.buy(somebody());
      const [statement] = await fixture.statements();
      const spent = sandbox.kaspr.charges().reduce((sum, { credits }) => sum + credits, 0);
      expect(statement && statement.opening - statement.closing).toBe(spent);
      console.log(`${browser}, ${protocol}: the service charged ${spent}, the ledger knows of ${statement?.charged}`);
    });
  },
);
