import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { contact, email, JANE, preview, purchase } from './examples.ts';
import { brings, WaterfallDesk } from './waterfall-desk.ts';

let desk: WaterfallDesk;
beforeEach(() => {
  desk = new WaterfallDesk();
  desk.choose({ sources: ['cognism'] });
});

const find = (isPhoneRequired = false) => desk.start().find({ person: JANE, isPhoneRequired, over: null });
const reveal = (over: number | null = null) => desk.start().reveal({ person: JANE, over });
const NONE = { hasEmail: false, hasMobile: false, hasDirect: false };
const revealed = (different = {}) => purchase({ service: 'cognism', operation: 'reveal', ...different });

type Said = [what: string, said: Preview, wanted: 'anything' | 'a phone', isBought: boolean];
const SAID: Said[] = [
  ['an address', preview({ ...NONE, hasEmail: true }), 'anything', true],
  ['a mobile', preview({ ...NONE, hasMobile: true }), 'anything', true],
  ['a mobile', preview({ ...NONE, hasMobile: true }), 'a phone', true],
  ['a direct number', preview({ ...NONE, hasDirect: true }), 'a phone', true],
  ['what the account may not know', preview({ hasEmail: null, hasMobile: null, hasDirect: null }), 'a phone', true],
  ['an address only', preview({ ...NONE, hasEmail: true }), 'a phone', false],
  ['nothing', preview(NONE), 'anything', false],
  ['nobody', preview({ redeemId: null }), 'anything', false],
  ['somebody who has opted out', preview({ isOptedOut: true }), 'anything', false],
  ['somebody by name', preview({ matchedBy: 'name' }), 'anything', false],
];

describe('a preview that has told of', () => {
  test.each(SAID)('%s, wanted is %#', async (_, said, wanted, isBought) => {
    desk.known = said;
    const bought = await find(wanted === 'a phone');
    // It is not asked for again.
    expect(desk.asked).toEqual(isBought ? ['cognism'] : []);
    if (isBought) expect(desk.questions).toMatchObject([{ operation: 'reveal', redeemId: 'of Jane', asked: {} }]);
    else expect(bought).toMatchObject({ kind: 'prevented' });
  });
});

describe('without a preview, one is asked for first. Where it tells of', () => {
  test.each(SAID)('%s, wanted is %#', async (_, said, wanted, isBought) => {
    desk.says = said;
    const bought = await find(wanted === 'a phone');
    expect(desk.asked).toEqual(isBought ? ['preview', 'cognism'] : ['preview']);
    if (!isBought) expect(bought).toMatchObject({ kind: 'prevented' });
  });

  const failures: Failure[] = [
    { kind: 'no-answer', service: 'cognism' },
    { kind: 'bad-key', service: 'cognism' },
    { kind: 'rate-limited', service: 'cognism', until: 1 },
  ];
  test.each(failures)('nothing, for it failed: $kind', async (failure) => {
    desk.says = failure;
    expect(await find()).toEqual({ kind: 'prevented', failure });
    expect(desk.asked).toEqual(['preview']);
  });

  it('nothing, the next source is asked, and what it found is told', async () => {
    desk.choose({ sources: ['cognism', 'kaspr'] });
    desk.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await find()).toMatchObject({ purchase: { service: 'kaspr' } });
    expect(desk.asked).toEqual(['preview', 'kaspr']);
  });

  it('is asked for before a source that is paid, also where that brings enough: the person may have opted out', async () => {
    desk.choose({ sources: ['kaspr', 'cognism'] });
    desk.answer('kaspr', brings('kaspr', { emails: [email()] }));
    await find();
    expect(desk.asked).toEqual(['preview', 'kaspr']);
  });
});

describe('why nothing was bought is told', () => {
  test.each<[string, Preview, Failure['kind']]>([
    ['of who has opted out', preview({ isOptedOut: true }), 'opted-out'],
    ['of whom it does not know', preview({ redeemId: null }), 'nothing-to-buy'],
    ['of whom it has nothing', preview(NONE), 'nothing-to-buy'],
    ['of who was found by name', preview({ matchedBy: 'name' }), 'nothing-to-buy'],
  ])('%s', async (_, said, kind) => {
    desk.known = said;
    expect(await find()).toEqual({ kind: 'prevented', failure: { kind, service: 'cognism' } });
  });
});

describe('a reveal, whatever the plan says', () => {
  test.each<[string, () => void]>([
    ['of who was found by name: the user has seen who it is', () => (desk.known = preview({ matchedBy: 'name' }))],
    ['of whom enough is known', () => (desk.book.contact = contact({ emails: [email()] }))],
    ['of whom it may have nothing', () => (desk.known = preview(NONE))],
    ['of a source that comes last', () => desk.choose({ sources: ['kaspr', 'cognism'] })],
    ['after one that was refused', () => desk.book.entries.push(revealed({ state: 'refused', charged: 0 }))],
  ])('%s', async (_, change) => {
    desk.known = preview();
    change();
    expect(await reveal()).toMatchObject({ purchase: { service: 'cognism', operation: 'reveal' }, isNew: true });
    expect(desk.asked).toEqual(['cognism']);
  });

  it('asks for the preview where there is none', async () => {
    desk.says = preview();
    await reveal();
    expect(desk.asked).toEqual(['preview', 'cognism']);
  });

  test.each<[string, Preview, Failure['kind']]>([
    ['of who has opted out', preview({ isOptedOut: true }), 'opted-out'],
    ['of whom it does not know', preview({ redeemId: null }), 'nothing-to-buy'],
  ])('is none %s', async (_, said, kind) => {
    for (const isKnown of [true, false]) {
      [desk.known, desk.says] = [isKnown ? said : null, said];
      expect(await reveal()).toEqual({ kind: 'prevented', failure: { kind, service: 'cognism' } });
    }
    expect(desk.asked).not.toContain('cognism');
  });

  it('is none without a key', async () => {
    desk.accounts.remove('cognism');
    expect(await reveal()).toEqual({ kind: 'prevented', failure: { kind: 'no-key', service: 'cognism' } });
  });

  it('of who was revealed is the store’s answer, and another with consent to that entry', async () => {
    [desk.known, desk.book.entries] = [preview(), [revealed()]];
    expect(await reveal()).toMatchObject({ purchase: { id: 1 }, isNew: false });
    expect(await reveal(7)).toMatchObject({ purchase: { id: 1 }, isNew: false });
    expect(desk.asked).toEqual([]);
    expect(await reveal(1)).toMatchObject({ purchase: { id: 2 }, isNew: true });
    expect(desk.asked).toEqual(['cognism']);
  });
});

describe('a person who has opted out at one service is bought at none', () => {
  const BOTH = [
    ['kaspr', 'cognism'],
    ['cognism', 'kaspr'],
  ] as const;
  const OUT = preview({ isOptedOut: true });
  const REFUSED = { kind: 'prevented', failure: { kind: 'opted-out', service: 'cognism' } };

  test.each(BOTH)('as a preview has told: %s, %s', async (...sources) => {
    desk.choose({ sources: [...sources] });
    desk.known = OUT;
    expect([await find(), await find(true), desk.asked]).toEqual([REFUSED, REFUSED, []]);
  });

  test.each(BOTH)('as the preview that the click asks for tells: %s, %s', async (...sources) => {
    desk.choose({ sources: [...sources] });
    desk.says = OUT;
    expect([await find(), desk.asked]).toEqual([REFUSED, ['preview']]);
  });

  it('as is stored with the contact, whoever is connected', async () => {
    desk.choose({ sources: ['kaspr'] });
    desk.book.contact = contact({ optedOut: { service: 'cognism', at: 1 } });
    expect([await find(), desk.asked]).toEqual([REFUSED, []]);
  });

  it('nor is what was bought before refreshed', async () => {
    desk.choose({ sources: ['kaspr', 'cognism'] });
    desk.book.entries = [purchase()];
    desk.book.contact = contact({ emails: [email()], optedOut: { service: 'cognism', at: 1 } });
    const refresh = await desk.start().find({ person: JANE, isPhoneRequired: false, over: 1 });
    expect(refresh).toEqual(REFUSED);
    expect(desk.asked).not.toContain('kaspr');
  });

  it('in a run as well, which goes on with the others', async () => {
    desk.choose({ sources: ['kaspr', 'cognism'] });
    desk.says = OUT;
    const order = { person: JANE, isPhoneRequired: false, over: null, run: 3 } as const;
    expect([await desk.start().findInRun(order), desk.asked]).toEqual([REFUSED, ['preview']]);
  });

  it('but somebody of that name may be another person', async () => {
    desk.choose({ sources: ['kaspr', 'cognism'] });
    desk.known = preview({ isOptedOut: true, matchedBy: 'name' });
    await find();
    expect(desk.asked).toEqual(['kaspr']);
  });
});

describe('where the free question fails before another source', () => {
  const failure: Failure = { kind: 'no-answer', service: 'cognism' };
  beforeEach(() => {
    desk.choose({ sources: ['kaspr', 'cognism'] });
    desk.says = failure;
  });
  const findInRun = () => desk.start().findInRun({ person: JANE, isPhoneRequired: false, over: null, run: 3 });

  it('a click goes on, and asks it once', async () => {
    desk.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await find()).toMatchObject({ purchase: { service: 'kaspr' } });
    expect(desk.asked).toEqual(['preview', 'kaspr']);
  });

  it('a run waits for the answer', async () => {
    expect([await findInRun(), desk.asked]).toEqual([{ kind: 'prevented', failure }, ['preview']]);
  });

  it('a run does not wait where there will be none', async () => {
    desk.says = { kind: 'not-entitled', service: 'cognism' };
    desk.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await findInRun()).toMatchObject({ purchase: { service: 'kaspr' } });
  });
});
