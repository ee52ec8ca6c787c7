import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { contact, email, JANE, preview, purchase } from './examples.ts';
import { brings, WaterfallFixture } from './waterfall-fixture.ts';

let fixture: WaterfallFixture;
beforeEach(() => {
  fixture = new WaterfallFixture();
  fixture.choose({ sources: ['cognism'] });
});

const find = (isPhoneRequired = false) => fixture.start().find({ person: JANE, isPhoneRequired, replacesId: null });
const reveal = (replacesId: number | null = null) => fixture.start().reveal({ person: JANE, replacesId });
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
    fixture.known = said;
    const result = await find(wanted === 'a phone');
    // It is not asked for again.
    expect(fixture.asked).toEqual(isBought ? ['cognism'] : []);
    if (isBought) expect(fixture.questions).toMatchObject([{ operation: 'reveal', redeemId: 'of Jane', asked: {} }]);
    else expect(result).toMatchObject({ kind: 'prevented' });
  });
});

describe('without a preview, one is asked for first. Where it tells of', () => {
  test.each(SAID)('%s, wanted is %#', async (_, said, wanted, isBought) => {
    fixture.says = said;
    const result = await find(wanted === 'a phone');
    expect(fixture.asked).toEqual(isBought ? ['preview', 'cognism'] : ['preview']);
    if (!isBought) expect(result).toMatchObject({ kind: 'prevented' });
  });

  const failures: Failure[] = [
    { kind: 'no-answer', service: 'cognism' },
    { kind: 'bad-key', service: 'cognism' },
    { kind: 'rate-limited', service: 'cognism', until: 1 },
  ];
  test.each(failures)('nothing, for it failed: $kind', async (failure) => {
    fixture.says = failure;
    expect(await find()).toEqual({ kind: 'prevented', failure });
    expect(fixture.asked).toEqual(['preview']);
  });

  it('nothing, the next source is asked, and what it found is told', async () => {
    fixture.choose({ sources: ['cognism', 'kaspr'] });
    fixture.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await find()).toMatchObject({ purchase: { service: 'kaspr' } });
    expect(fixture.asked).toEqual(['preview', 'kaspr']);
  });

  it('is asked for before a source that is paid, also where that brings enough: the person may have opted out', async () => {
    fixture.choose({ sources: ['kaspr', 'cognism'] });
    fixture.answer('kaspr', brings('kaspr', { emails: [email()] }));
    await find();
    expect(fixture.asked).toEqual(['preview', 'kaspr']);
  });
});

describe('why nothing was bought is told', () => {
  test.each<[string, Preview, Failure['kind']]>([
    ['of who has opted out', preview({ isOptedOut: true }), 'opted-out'],
    ['of whom it does not know', preview({ redeemId: null }), 'nothing-to-buy'],
    ['of whom it has nothing', preview(NONE), 'nothing-to-buy'],
    ['of who was found by name', preview({ matchedBy: 'name' }), 'nothing-to-buy'],
  ])('%s', async (_, said, kind) => {
    fixture.known = said;
    expect(await find()).toEqual({ kind: 'prevented', failure: { kind, service: 'cognism' } });
  });
});

describe('a reveal, whatever the plan says', () => {
  test.each<[string, () => void]>([
    ['of who was found by name: the user has seen who it is', () => (fixture.known = preview({ matchedBy: 'name' }))],
    ['of whom enough is known', () => (fixture.ledgerStore.contact = contact({ emails: [email()] }))],
    ['of whom it may have nothing', () => (fixture.known = preview(NONE))],
    ['of a source that comes last', () => fixture.choose({ sources: ['kaspr', 'cognism'] })],
    ['after one that was refused', () => fixture.ledgerStore.entries.push(revealed({ state: 'refused', charged: 0 }))],
  ])('%s', async (_, change) => {
    fixture.known = preview();
    change();
    expect(await reveal()).toMatchObject({ purchase: { service: 'cognism', operation: 'reveal' }, isNew: true });
    expect(fixture.asked).toEqual(['cognism']);
  });

  it('asks for the preview where there is none', async () => {
    fixture.says = preview();
    await reveal();
    expect(fixture.asked).toEqual(['preview', 'cognism']);
  });

  test.each<[string, Preview, Failure['kind']]>([
    ['of who has opted out', preview({ isOptedOut: true }), 'opted-out'],
    ['of whom it does not know', preview({ redeemId: null }), 'nothing-to-buy'],
  ])('is none %s', async (_, said, kind) => {
    for (const isKnown of [true, false]) {
      [fixture.known, fixture.says] = [isKnown ? said : null, said];
      expect(await reveal()).toEqual({ kind: 'prevented', failure: { kind, service: 'cognism' } });
    }
    expect(fixture.asked).not.toContain('cognism');
  });

  it('is none without a key', async () => {
    fixture.accounts.remove('cognism');
    expect(await reveal()).toEqual({ kind: 'prevented', failure: { kind: 'no-key', service: 'cognism' } });
  });

  it('of who was revealed is the store’s answer, and another with consent to that entry', async () => {
    [fixture.known, fixture.ledgerStore.entries] = [preview(), [revealed()]];
    expect(await reveal()).toMatchObject({ purchase: { id: 1 }, isNew: false });
    expect(await reveal(7)).toMatchObject({ purchase: { id: 1 }, isNew: false });
    expect(fixture.asked).toEqual([]);
    expect(await reveal(1)).toMatchObject({ purchase: { id: 2 }, isNew: true });
    expect(fixture.asked).toEqual(['cognism']);
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
    fixture.choose({ sources: [...sources] });
    fixture.known = OUT;
    expect([await find(), await find(true), fixture.asked]).toEqual([REFUSED, REFUSED, []]);
  });

  test.each(BOTH)('as the preview that the click asks for tells: %s, %s', async (...sources) => {
    fixture.choose({ sources: [...sources] });
    fixture.says = OUT;
    expect([await find(), fixture.asked]).toEqual([REFUSED, ['preview']]);
  });

  it('as is stored with the contact, whoever is connected', async () => {
    fixture.choose({ sources: ['kaspr'] });
    fixture.ledgerStore.contact = contact({ optedOut: { service: 'cognism', at: 1 } });
    expect([await find(), fixture.asked]).toEqual([REFUSED, []]);
  });

  it('nor is what was bought before refreshed', async () => {
    fixture.choose({ sources: ['kaspr', 'cognism'] });
    fixture.ledgerStore.entries = [purchase()];
    fixture.ledgerStore.contact = contact({ emails: [email()], optedOut: { service: 'cognism', at: 1 } });
    const refresh = await fixture.start().find({ person: JANE, isPhoneRequired: false, replacesId: 1 });
    expect(refresh).toEqual(REFUSED);
    expect(fixture.asked).not.toContain('kaspr');
  });

  it('in a run as well, which goes on with the others', async () => {
    fixture.choose({ sources: ['kaspr', 'cognism'] });
    fixture.says = OUT;
    const order = { person: JANE, isPhoneRequired: false, replacesId: null, run: 3 } as const;
    expect([await fixture.start().findForRun(order), fixture.asked]).toEqual([REFUSED, ['preview']]);
  });

  it('but somebody of that name may be another person', async () => {
    fixture.choose({ sources: ['kaspr', 'cognism'] });
    fixture.known = preview({ isOptedOut: true, matchedBy: 'name' });
    await find();
    expect(fixture.asked).toEqual(['kaspr']);
  });
});

describe('where the free question fails before another source', () => {
  const failure: Failure = { kind: 'no-answer', service: 'cognism' };
  beforeEach(() => {
    fixture.choose({ sources: ['kaspr', 'cognism'] });
    fixture.says = failure;
  });
  const findInRun = () =>
    fixture.start().findForRun({ person: JANE, isPhoneRequired: false, replacesId: null, run: 3 });

  it('a click goes on, and asks it once', async () => {
    fixture.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await find()).toMatchObject({ purchase: { service: 'kaspr' } });
    expect(fixture.asked).toEqual(['preview', 'kaspr']);
  });

  it('a run waits for the answer', async () => {
    expect([await findInRun(), fixture.asked]).toEqual([{ kind: 'prevented', failure }, ['preview']]);
  });

  it('a run does not wait where there will be none', async () => {
    fixture.says = { kind: 'not-entitled', service: 'cognism' };
    fixture.answer('kaspr', brings('kaspr', { emails: [email()] }));
    expect(await findInRun()).toMatchObject({ purchase: { service: 'kaspr' } });
  });
});
