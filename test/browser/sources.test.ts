import { describe, expect, it } from 'vitest';
import {
  askCognismFirst,
  askedCounts,
  charged,
  connectCognism,
  openPerson,
  PREVIEW,
  REVEAL,
  sayEnough,
} from './connected.ts';
import { eachOf } from './each-of.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

// Two sources, one click: who is asked, in which order, and when it is enough. All by the services' own books.

const PLAN = 'What “Find contact data” does';
/** Kaspr has a work address and a phone number, and so has Cognism. */
const ZOE = 'zoe-bronte-lukasiewicz';
/** Kaspr has a work address, Cognism a mobile number as well. */
const HANAKO = '山田-花子-aa1234567';
/** Kaspr calls the address invalid that Cognism knows to work. Nobody has a number. */
const LUDWIG = 'ludwig-van-der-aalst';
/** Known to Cognism only. */
const TOBIAS = 'no-such-lead';

describe('two sources', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCognism(leadlight));

  it('the plan and its prices are shown before the click, and nothing is spent by looking', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await openPerson(browserSession, TOBIAS);
    await textOf(popup, 'main', (text) => text.includes('Cognism has: e-mail, mobile'));
    expect(await itemsOf(popup, PLAN)).toEqual([
      'Kaspr: up to 1 credit',
      'Cognism: up to 1 credit, if a work e-mail is still missing',
    ]);
    expect(askedCounts(browserSession)).toEqual({ kaspr: 0, reveals: 0, previews: 1 });
    const [preview] = sandbox.cognism.requests.filter(({ path }) => path.endsWith('/contact/enrich'));
    // Nothing but the address of the profile says who is meant.
    expect(preview?.body).toEqual({
      linkedinUrl: 'https://www.linkedin.com/in/no-such-lead',
      anchorFields: ['linkedinUrl'],
      minMatchScore: 30,
    });
    expect([...(preview?.query.keys() ?? [])]).toEqual([]);
    expect(charged(browserSession)).toEqual([]);
    expect(await leadlight.ledger()).toEqual([]);
    expect(await leadlight.stored('leads')).toEqual([]);
  });

  it('the second is asked where the first does not know the person', async () => {
    const { leadlight } = browserSession;
    const popup = await openPerson(browserSession, TOBIAS);
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      'tobias.nemo@brightmoor-logistics.example verified work current Cognism',
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual(['+44 7700 900888 mobile Cognism']);
    expect(charged(browserSession)).toEqual([`cognism ${TOBIAS}`]);
    expect(await leadlight.ledger()).toMatchObject([
      { service: 'kaspr', operation: 'profile', state: 'settled', charged: 0, found: false },
      { service: 'cognism', operation: 'reveal', state: 'settled', charged: 1, found: true },
    ]);
  });

  it('the second is not asked where the first has enough, and can be asked all the same', async () => {
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await textOf(popup, '.actions', (text) => text.includes('Already bought: free.'));
    expect(charged(browserSession)).toEqual([`kaspr ${ZOE}`]);
    await press(popup, 'Find contact data');
    await textOf(popup, '.note[role=status]', (text) => text.includes('Nothing was spent.'));
    expect(charged(browserSession)).toEqual([`kaspr ${ZOE}`]);
    await press(popup, 'Reveal with Cognism');
    await textOf(popup, 'main', (text) => /From Kaspr, now.* · From Cognism, now/.test(text));
    expect(charged(browserSession)).toEqual([`kaspr ${ZOE}`, `cognism ${ZOE}`]);
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 1 });
  });

  it('an address that the first calls invalid is not enough', async () => {
    const popup = await openPerson(browserSession, LUDWIG);
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => text.includes('From Cognism'));
    expect(charged(browserSession)).toEqual([`kaspr ${LUDWIG}`, `cognism ${LUDWIG}`]);
  });

  it('are asked in the order that the user gave them', async () => {
    await askCognismFirst(browserSession.leadlight);
    const popup = await openPerson(browserSession, ZOE);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    expect(await itemsOf(popup, PLAN)).toEqual([
      'Cognism: up to 1 credit',
      'Kaspr: up to 1 credit, if a work e-mail is still missing',
    ]);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(charged(browserSession)).toEqual([`cognism ${ZOE}`]);
    expect(askedCounts(browserSession)).toMatchObject({ kaspr: 0, reveals: 1 });
  });

  it('are both asked where only all that they have is enough', async () => {
    await sayEnough(browserSession.leadlight, 'all that the sources have');
    const popup = await openPerson(browserSession, ZOE);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    expect(await itemsOf(popup, PLAN)).toEqual(['Kaspr: up to 1 credit', 'Cognism: up to 1 credit, too']);
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => /From Kaspr, now.* · From Cognism, now/.test(text));
    expect(charged(browserSession)).toEqual([`kaspr ${ZOE}`, `cognism ${ZOE}`]);
    await press(popup, 'Find contact data');
    await textOf(popup, '.note[role=status]', (text) => text.includes('Nothing was spent.'));
    expect(charged(browserSession)).toHaveLength(2);
  });

  eachOf([
    ['a phone number', HANAKO, 2],
    ['a phone number', ZOE, 1],
    ['an e-mail address', HANAKO, 1],
    ['an e-mail address and a phone number', HANAKO, 2],
    ['a verified work e-mail', ZOE, 1],
  ] as const)('where %s is enough, %s costs what it takes', async (enough, slug, credits) => {
    await sayEnough(browserSession.leadlight, enough);
    const popup = await openPerson(browserSession, slug);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await textOf(popup, '.actions', (text) => text.includes('Already bought: free.'));
    expect(charged(browserSession)).toEqual([`kaspr ${slug}`, `cognism ${slug}`].slice(0, credits));
  });

  it('"Only with phone" asks both for a number, and nobody whose preview says that there is none', async () => {
    const popup = await openPerson(browserSession, HANAKO);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await (await control(popup, 'checkbox', 'Only with phone')).click();
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Phones')).toEqual(['+44 7700 900777 mobile Cognism']);
    expect(charged(browserSession)).toEqual([`cognism ${HANAKO}`]);

    const other = await openPerson(browserSession, LUDWIG);
    await textOf(other, 'main', (text) => text.includes('Cognism has:'));
    await (await control(other, 'checkbox', 'Only with phone')).click();
    expect(await itemsOf(other, PLAN)).toEqual(['Kaspr: up to 1 credit', 'Cognism: has nothing']);
    await press(other, 'Find contact data');
    await textOf(other, '[role=alert]', (text) => text.includes('Kaspr has no phone number for this person.'));
    expect(browserSession.sandbox.cognism.count(REVEAL)).toBe(1);
  });

  it('go on where no window is open, and the answer of both is there afterwards', async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.cognism.hold('after-charge');
    sandbox.cognism.next(REVEAL, { hold });
    const page = await leadlight.open(`https://www.linkedin.com/in/${TOBIAS}/`);
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await hold.reached;
    await textOf(popup, '.progress', (text) => text.startsWith('Asking Cognism…'));
    await popup.close();
    hold.release();
    const again = await leadlight.openPopup(page);
    expect(await itemsOf(again, 'Phones')).toEqual(['+44 7700 900888 mobile Cognism']);
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 1 });
    expect(sandbox.cognism.count(PREVIEW)).toBe(1);
  });
});
