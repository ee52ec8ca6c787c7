import { describe, expect, it } from 'vitest';
import { askedCounts, charged, connectCognism, openPerson, PREVIEW, switchPreviews } from './connected.ts';
import { itemsOf, press, textOf } from './screen.ts';
import { forget, useOneBrowserSession } from './setup.ts';

// What Cognism tells for nothing: when it is asked, how often, and what a click does with it.

const PLAN = 'What “Find contact data” does';
const TOBIAS = 'no-such-lead';
const LAYLA = 'ليلى-المنصوري-4b1907';
/** Cognism has no profile of hers: it finds her by name and company. */
const MARIA = 'maria-isabella-konstantina-von-hohenfels-castellanos-y-aragonesa-de-la-torre';

describe('a free preview', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCognism(leadlight));

  const optOuts = () => browserSession.sandbox.cognism.requests.filter(({ path }) => path.includes('/optOut/'));

  it('is asked for once: the next popup is answered from what is kept', async () => {
    const { sandbox } = browserSession;
    const first = await openPerson(browserSession, TOBIAS);
    await textOf(first, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    await first.close();
    const before = sandbox.cognism.requests.length;
    const second = await openPerson(browserSession, TOBIAS);
    await textOf(second, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    expect(sandbox.cognism.requests).toHaveLength(before);
    expect(optOuts()).toHaveLength(1);
  });

  it('is asked for once by two popups at the same time', async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.cognism.hold('before-charge');
    sandbox.cognism.next(PREVIEW, { hold });
    const page = await leadlight.open(`https://www.linkedin.com/in/${TOBIAS}/`);
    const popups = [await leadlight.openPopup(page), await leadlight.openPopup(page)];
    await hold.reached;
    hold.release();
    for (const popup of popups) await textOf(popup, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    expect(askedCounts(browserSession)).toMatchObject({ previews: 1, reveals: 0 });
  });

  it('that nobody is known is kept too, and a click costs nothing there', async () => {
    const { sandbox } = browserSession;
    const popup = await openPerson(browserSession, LAYLA);
    await textOf(popup, 'main', (text) => text.includes('Cognism does not know this profile.'));
    expect(await itemsOf(popup, PLAN)).toEqual(['Kaspr: up to 1 credit', 'Cognism: has nothing']);
    sandbox.kaspr.next('POST /profile/profile', { status: 404 });
    await press(popup, 'Find contact data');
    await textOf(popup, '[role=alert]', (text) => text.includes('Kaspr does not know this person.'));
    const again = await openPerson(browserSession, LAYLA);
    await textOf(again, 'main', (text) => text.includes('Cognism does not know this profile.'));
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 0, previews: 1 });
    expect(charged(browserSession)).toEqual([]);
  });

  it('is asked for by a click only where the user wants it so', async () => {
    const { leadlight, sandbox } = browserSession;
    await switchPreviews(leadlight);
    const popup = await openPerson(browserSession, TOBIAS);
    await textOf(popup, 'main', (text) => text.includes('Ask Cognism (free)'));
    await new Promise((done) => setTimeout(done, 1000));
    expect(askedCounts(browserSession)).toEqual({ kaspr: 0, reveals: 0, previews: 0 });
    await press(popup, 'Ask Cognism (free)');
    await textOf(popup, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    expect(askedCounts(browserSession)).toEqual({ kaspr: 0, reveals: 0, previews: 1 });
    expect(sandbox.cognism.charges()).toEqual([]);
    // Without it a click asks by itself, once Kaspr has brought too little.
    const other = await openPerson(browserSession, 'ludwig-van-der-aalst');
    await press(other, 'Find contact data');
    await textOf(other, 'main', (text) => text.includes('From Cognism'));
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 2 });
  });

  it('by name and company is offered, says whom it found, and is bought by its own button only', async () => {
    const { sandbox } = browserSession;
    sandbox.kaspr.next('POST /profile/profile', { status: 404 });
    const popup = await openPerson(browserSession, MARIA);
    await press(popup, 'Look for name and company (free)');
    await textOf(popup, 'main', (text) =>
      text.includes(
        'Found by name only. Is it the same person? Maria Isabella Konstantina Alexandra von Hohenfels-Castellanos y Aragonesa de la Torre-Wittgenrode · Managing Director for Strategic Partnerships · Hollowpine Instruments',
      ),
    );
    expect(await itemsOf(popup, PLAN)).toEqual(['Kaspr: up to 1 credit', 'Cognism: found by name only, see below']);
    await press(popup, 'Find contact data');
    await textOf(popup, '[role=alert]', (text) => text.includes('Kaspr does not know this person.'));
    expect(charged(browserSession)).toEqual([]);
    await press(popup, 'Reveal with Cognism');
    expect(await itemsOf(popup, 'Emails')).toEqual(['m.hohenfels@hollowpine.example verified work current Cognism']);
    expect(charged(browserSession)).toEqual([`cognism ${MARIA}`]);
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 2 });
  });

  it('that fails is told in words, and can be tried again', async () => {
    const { sandbox } = browserSession;
    sandbox.cognism.next(PREVIEW, { status: 503, dropHeaders: true });
    const popup = await openPerson(browserSession, TOBIAS);
    expect(await textOf(popup, '.source [role=alert]')).toBe(
      'Cognism has a problem (status 503). This call costs nothing: you can try again.',
    );
    await press(popup, 'Ask Cognism (free)');
    await textOf(popup, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    expect(await popup.$('.source [role=alert]')).toBeNull();
  });

  it('whose opt-out can’t be looked up shows nothing that could be bought', async () => {
    const { sandbox } = browserSession;
    const popup = await openPerson(browserSession, TOBIAS);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    const [asked] = optOuts();
    await popup.close();
    const { path = '' } = asked ?? {};
    expect(path).not.toBe('');
    sandbox.cognism.always(`GET ${path}`, { status: 500, dropHeaders: true });
    await forget(browserSession.leadlight, ['previews']);
    const again = await openPerson(browserSession, TOBIAS);
    expect(await textOf(again, '.source [role=alert]')).toContain('Cognism has a problem (status 500).');
    expect(await again.$('aria/Reveal with Cognism[role="button"]')).toBeNull();
    await press(again, 'Find contact data');
    // The click asks Kaspr, and for the preview once more: what can't be told is not bought.
    await expect.poll(() => askedCounts(browserSession).kaspr).toBe(1);
    await textOf(again, 'main', (text) => !text.includes('Asking '));
    expect(charged(browserSession)).toEqual([]);
    expect(askedCounts(browserSession)).toMatchObject({ reveals: 0 });
  });
});
