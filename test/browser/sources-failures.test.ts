import { describe, expect, it } from 'vitest';
import { COGNISM_DEMO_KEY } from '../sandbox/index.ts';
import { alertsWhen, askedCounts, charged, connectCognism, openPerson, REVEAL } from './connected.ts';
import { eachOf } from './each-of.ts';
import { COSTLY, FREE } from './failing-cognism.ts';
import { itemsOf, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

// How the second source can fail, and what becomes of what the first has brought.

const TOBIAS = 'no-such-lead';
const LUDWIG = 'ludwig-van-der-aalst';
const PLAN = 'What “Find contact data” does';

describe('the second source fails', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCognism(leadlight));

  eachOf(FREE.map((row) => [row.when, row] as const))('%s: nothing is charged, and it is told', async (_, row) => {
    const { leadlight, sandbox } = browserSession;
    sandbox.cognism.next(REVEAL, row.behaviour);
    const popup = await openPerson(browserSession, LUDWIG);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await press(popup, 'Find contact data');
    expect(await alertsWhen(popup, 1)).toEqual([{ says: expect.stringMatching(row.says), buttons: row.buttons }]);
    // What the first has brought is there.
    expect(await itemsOf(popup, 'Emails')).toEqual(['l.vanderaalst@hollowpine.example invalid work current Kaspr']);
    expect(await leadlight.ledger()).toMatchObject([{ service: 'kaspr', charged: 1 }, row.entry]);
    expect(charged(browserSession)).toEqual([`kaspr ${LUDWIG}`]);
    expect(await itemsOf(popup, PLAN)).toEqual(['Kaspr: already asked', 'Cognism: up to 1 credit']);
  });

  eachOf(COSTLY.map((row) => [row.when, row] as const))(
    '%s: a question is open, and only "Try again" asks again, and only there',
    async (_, row) => {
      const { leadlight, sandbox } = browserSession;
      sandbox.cognism.next(REVEAL, row.behaviour);
      const popup = await openPerson(browserSession, LUDWIG);
      await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
      await press(popup, 'Find contact data');
      expect(await alertsWhen(popup, 1)).toEqual([{ says: expect.stringMatching(row.says), buttons: row.buttons }]);
      expect(await leadlight.ledger()).toMatchObject([{ service: 'kaspr', charged: 1 }, row.entry]);
      expect(sandbox.cognism.charges()).toHaveLength(row.charge);
      await popup.bringToFront();
      await press(popup, 'Find contact data');
      await textOf(popup, '.note[role=status]', (text) => text.includes('Nothing was spent.'));
      expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 1 });
      await press(popup, 'Try again');
      await textOf(popup, 'main', (text) => /From Kaspr, now.* · From Cognism, now/.test(text));
      expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 2, previews: 1 });
      // Whom Cognism has revealed once it reveals again for nothing.
      expect(charged(browserSession)).toEqual([`kaspr ${LUDWIG}`, `cognism ${LUDWIG}`]);
    },
  );

  it('the credits are used up at Cognism itself: the next person is told so', async () => {
    const { sandbox } = browserSession;
    sandbox.cognism.setKey({ key: COGNISM_DEMO_KEY, credits: 1 });
    const first = await openPerson(browserSession, TOBIAS);
    await press(first, 'Find contact data');
    await itemsOf(first, 'Phones');
    const second = await openPerson(browserSession, LUDWIG);
    await textOf(second, 'main', (text) => text.includes('Cognism has:'));
    await press(second, 'Find contact data');
    const [alert] = await alertsWhen(second, 1);
    expect(alert?.says).toContain('Your Cognism credits are used up.');
    expect(sandbox.cognism.balance(COGNISM_DEMO_KEY)).toBe(0);
  });
});
