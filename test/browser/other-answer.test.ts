import { describe, expect, it } from 'vitest';
import { connectCognism, KASPR, openPerson, REVEAL } from './connected.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const ZOE = 'zoe-bronte-lukasiewicz';
const NAME = 'Zoë Brontë-Łukasiewicz';
const ROBERT = {
  profile: { id: 'bob-z', name: 'Robert Zimmermann', emails: [{ email: 'bob@pipes.example', valid: true }] },
};
const QUESTION = `Kaspr answered with data of Robert Zimmermann. Keep it for ${NAME}?`;

describe('an answer about somebody else', () => {
  const browserSession = useBrowserSession();

  /** Has Kaspr answer with Robert's data; the popup that asks whose it is. */
  async function askedPopup() {
    const { sandbox } = browserSession;
    sandbox.kaspr.next(KASPR, { json: ROBERT });
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Find contact data');
    await textOf(popup, '[role=alert]', (text) => text.startsWith(QUESTION));
    return popup;
  }

  it('is asked about with its own name, and kept when the user says so', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await askedPopup();
    expect(await itemsOf(popup, 'Emails of Robert Zimmermann')).toEqual(['bob@pipes.example verified Kaspr']);
    expect(await popup.$('aria/Emails[role="list"]')).toBeNull();
    expect(await popup.$('aria/Try again[role="button"]')).toBeNull();

    await press(popup, `Keep for ${NAME}`);
    expect(await itemsOf(popup, 'Emails')).toEqual(['bob@pipes.example verified Kaspr']);
    expect(await popup.$('.other-answer')).toBeNull();
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', found: true, failure: null }]);
    expect(sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile')).toHaveLength(1);
  });

  it('is asked about again by the next popup, and stays at hand where it is somebody else’s', async () => {
    const { leadlight } = browserSession;
    await (await askedPopup()).close();
    const popup = await openPerson(browserSession, ZOE);
    await textOf(popup, '[role=alert]', (text) => text.startsWith(QUESTION));
    await press(popup, 'Somebody else');
    await textOf(popup, '[role=alert]', (text) => text.includes('Kaspr answered about somebody else.'));
    await control(popup, 'button', 'Try again');
    await popup.click('.other-answer summary');
    await control(popup, 'button', `Keep for ${NAME}`);
    expect(await leadlight.stored('leads')).toMatchObject([{ contact: null }]);
  });

  it('of Cognism’s, under an address that has changed, is not thrown away', async () => {
    const { leadlight, sandbox } = browserSession;
    await connectCognism(leadlight);
    sandbox.cognism.next(REVEAL, {
      json: {
        totalResults: 1,
        results: [
          { linkedinUrl: 'https://www.linkedin.com/in/zoe-b', fullName: 'Zoë Brontë', email: 'zoe@new.example' },
        ],
      },
    });
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Reveal with Cognism');
    await textOf(popup, '.other-answer [role=alert]', (text) =>
      text.startsWith(`Cognism answered with data of Zoë Brontë. Keep it for ${NAME}?`),
    );
    await press(popup, `Keep for ${NAME}`);
    expect(await itemsOf(popup, 'Emails')).toEqual(['zoe@new.example unverified current Cognism']);
  });
});
