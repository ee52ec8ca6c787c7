import { beforeEach, describe, expect, it, test } from 'vitest';
import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../../src/model/schemas/purchases/service.ts';
import type { Settings } from '../../../src/model/schemas/purchases/settings.ts';
import type { PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import { afterAnswer } from '../../../src/purchasing/plan/progress.ts';
import { contact, email, JANE, NOW, outcome, phone, preview, purchase } from './examples.ts';
import { breaks, brings, nothing, refuses, WaterfallFixture } from './waterfall-fixture.ts';

let fixture: WaterfallFixture;
beforeEach(() => {
  fixture = new WaterfallFixture();
  fixture.known = preview();
});

const WORK: Partial<Contact> = { emails: [email()] };
const OF = { service: 'kaspr' } as const;
const ORDER = { person: JANE, isPhoneRequired: false, replacesId: null };
const find = (different: { isPhoneRequired?: boolean; replacesId?: number } = {}) =>
  fixture.start().find({ ...ORDER, ...different });
const findInRun = (run: number) => fixture.start().findForRun({ ...ORDER, run });
const entry = (service: PaidService, different: Partial<Purchase> = {}) =>
  purchase({ service, operation: service === 'kaspr' ? 'profile' : 'reveal', ...different });
/** Which entry it came to, and how that ended. */
async function outcomeOf(result: ReturnType<typeof find>) {
  const outcome = await result;
  if (outcome.kind === 'prevented') return outcome.failure.kind;
  return `${outcome.purchase.service} ${outcome.purchase.state}${outcome.isNew ? '' : ', known'}`;
}

describe('sources are asked in the user’s order until it is enough', () => {
  const personal: Partial<Contact> = { emails: [email({ use: 'personal' })] };
  const doubtful: Partial<Contact> = { emails: [email({ validity: 'unverified' })] };
  const everything: Partial<Contact> = { ...WORK, phones: [phone()] };
  test.each<[Settings['enough'], string, Partial<Contact> | null, asksOn: boolean]>([
    ['work-email', 'nothing', null, true],
    ['work-email', 'a work address', WORK, false],
    ['work-email', 'a personal address', personal, true],
    ['work-email', 'a number', { phones: [phone()] }, true],
    ['verified-work-email', 'a work address that nobody verified', doubtful, true],
    ['verified-work-email', 'a verified one', WORK, false],
    ['email', 'a personal address', personal, false],
    ['phone', 'an address', WORK, true],
    ['phone', 'a number', { phones: [phone()] }, false],
    ['email-and-phone', 'an address', WORK, true],
    ['email-and-phone', 'both', everything, false],
    ['everything', 'both', everything, true],
  ])('as "%s": the first brings %s', async (enough, _, told, asksOn) => {
    for (const [first, second] of [
      ['kaspr', 'cognism'],
      ['cognism', 'kaspr'],
    ] as const) {
      fixture = new WaterfallFixture();
      fixture.known = preview();
      fixture.choose({ enough, sources: [first, second] });
      if (told) fixture.answer(first, brings(first, told));
      await find();
      expect(fixture.asked).toEqual(asksOn ? [first, second] : [first]);
    }
  });

  it('which both have said is one answer, and the last entry is told', async () => {
    fixture.answer('kaspr', brings('kaspr', { phones: [phone()] }));
    fixture.answer('cognism', brings('cognism', { ...WORK, phones: [phone({}, 'cognism')] }));
    expect(await outcomeOf(find())).toBe('cognism settled');
    expect(fixture.ledgerStore.contact).toMatchObject({
      emails: [{ address: 'jane@acme.example' }],
      phones: [{ sources: [{ service: 'kaspr' }, { service: 'cognism' }] }],
      sources: [{ service: 'kaspr' }, { service: 'cognism' }],
    });
  });

  it.each<[string, () => void, string[]]>([
    ['that the user does not want is not', () => fixture.choose({ sources: ['cognism'] }), ['cognism']],
    ['that is not connected is not', () => fixture.accounts.remove('kaspr'), ['cognism']],
    ['that all are enough without is not', () => fixture.choose({ sources: ['kaspr'] }), ['kaspr']],
  ])('one %s', async (_, change, asked) => {
    change();
    await find();
    expect(fixture.asked).toEqual(asked);
  });

  it('and with none connected, a key is asked for', async () => {
    for (const service of ['kaspr', 'cognism'] as const) fixture.accounts.remove(service);
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['no-key', []]);
  });

  it('for a bulk run too, which each entry is written for', async () => {
    await findInRun(3);
    expect(fixture.ledgerStore.entries.map(({ service, run }) => [service, run])).toEqual([
      ['kaspr', 3],
      ['cognism', 3],
    ]);
  });

  it('which stops before a reveal, when all that is free was asked: those are made for many at once', async () => {
    fixture.known = null;
    fixture.says = preview();
    const waterfall = fixture.start();
    const order = { ...ORDER, replacesId: null, run: 3 };
    const step = await waterfall.findInRun(order);
    expect(fixture.asked).toEqual(['preview', 'kaspr']);
    expect(step).toMatchObject({ kind: 'pay', lookUp: { service: 'cognism', target: { person: JANE }, run: 3 } });
    if (step.kind === 'done') throw new Error('It does not wait for the reveal.');
    // A refusal ends it; what was found, or that nothing was, goes with what the first has brought.
    const goOn = (answer: PurchaseResult) => waterfall.findInRun(order, afterAnswer(order, step.progress, answer));
    const failure: Failure = { kind: 'out-of-credits', service: 'cognism' };
    const refusal = { kind: 'prevented', failure } as const;
    expect(await goOn(refusal)).toEqual({ kind: 'done', result: refusal });
    const answer = { kind: 'purchase', purchase: entry('cognism'), isNew: true } as const;
    expect(await goOn(answer)).toEqual({ kind: 'done', result: answer });
    expect(fixture.asked).toEqual(['preview', 'kaspr']);
  });

  it('which asks nobody else where it has left a question open before it was interrupted', async () => {
    fixture.choose({ sources: ['cognism', 'kaspr'] });
    const failure: Failure = { kind: 'interrupted', service: 'cognism' };
    fixture.ledgerStore.entries = [
      entry('cognism', { state: 'unknown', failure, charged: null, found: false, run: 3 }),
    ];
    expect(await outcomeOf(findInRun(3))).toBe('cognism unknown, known');
    expect(fixture.asked).toEqual([]);
    // Another run, and a click, go by the plan.
    expect(await outcomeOf(findInRun(4))).toBe('kaspr settled');
  });

  it('which counts what it has found before it was interrupted', async () => {
    fixture.choose({ enough: 'everything' });
    fixture.ledgerStore.entries = [entry('kaspr', { run: 3 })];
    fixture.answer('cognism', nothing());
    expect(await outcomeOf(findInRun(3))).toBe('kaspr settled, known');
    expect(fixture.asked).toEqual(['cognism']);
  });

  it('which goes on to the next source after a reveal that was not enough', async () => {
    fixture.choose({ sources: ['cognism', 'kaspr'] });
    expect(await outcomeOf(findInRun(3))).toBe('kaspr settled');
    expect(fixture.asked).toEqual(['cognism', 'kaspr']);
  });
});

describe('the next one is asked where the first', () => {
  test.each<[string, PurchaseOutcome]>([
    ['has nothing', nothing()],
    ['refuses the key', refuses({ kind: 'bad-key', ...OF })],
    ['has no credits left', refuses({ kind: 'out-of-credits', ...OF })],
    ['refuses the request', refuses({ kind: 'refused', ...OF, status: 400 })],
    ['was asked too often', refuses({ kind: 'rate-limited', ...OF, until: NOW + 1 })],
    ['took a credit for somebody else', outcome({ failure: { kind: 'wrong-person', ...OF }, data: null })],
    [
      'failed, and says that it cost nothing',
      outcome({ failure: { kind: 'service-down', ...OF, status: 500 }, charged: 0 }),
    ],
  ])('%s', async (_, answer) => {
    fixture.answer('kaspr', answer);
    fixture.answer('cognism', brings('cognism', WORK));
    expect(await outcomeOf(find())).toBe('cognism settled');
    expect(fixture.asked).toEqual(['kaspr', 'cognism']);
  });

  it('may not spend: nothing of it is written', async () => {
    fixture.choose({ budgets: { ...fixture.ledgerStore.settings.budgets, kaspr: { day: 0, month: null, run: null } } });
    fixture.answer('cognism', brings('cognism', WORK));
    expect(await outcomeOf(find())).toBe('cognism settled');
    expect([fixture.asked, fixture.ledgerStore.entries.length]).toEqual([['cognism'], 1]);
  });

  it('may not spend, which is told where nobody else has anything', async () => {
    fixture.choose({ budgets: { ...fixture.ledgerStore.settings.budgets, kaspr: { day: 0, month: null, run: null } } });
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['over-budget', ['cognism']]);
  });

  it('and what kept the first from being asked is told where nobody was', async () => {
    fixture.choose({ spendNothing: true });
    expect([await outcomeOf(find()), fixture.asked, fixture.ledgerStore.entries]).toEqual(['spend-nothing', [], []]);
  });
});

describe('nobody else is asked', () => {
  test.each<Failure>([
    { kind: 'service-down', ...OF, status: 500 },
    { kind: 'timeout', ...OF },
    { kind: 'maybe-charged', ...OF },
    { kind: 'unreadable-reply', ...OF },
  ])('while the first may have taken money: $kind', async (failure) => {
    fixture.answer('kaspr', breaks(failure));
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['kaspr unknown', ['kaspr']]);
  });

  it('while another context asks the first', async () => {
    fixture.hold('a lock');
    fixture.ledgerStore.entries = [entry('kaspr', { state: 'intent', endedAt: null, found: false, charged: null })];
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['kaspr intent, known', []]);
  });

  it('where all is there', async () => {
    fixture.ledgerStore.entries = [entry('kaspr')];
    fixture.ledgerStore.contact = contact(WORK);
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['kaspr settled, known', []]);
  });

  it('where all have answered, though it is not enough', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { found: false }), entry('cognism', { id: 2, found: false })];
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['kaspr settled, known', []]);
  });
});

describe('a click that was cut short', () => {
  it('is gone on with by the next one, also in another background', async () => {
    fixture.choose({ enough: 'everything' });
    fixture.answer('kaspr', brings('kaspr', WORK));
    fixture.gate = new Promise(() => {});
    void find();
    // The background died after Kaspr's answer was on disk.
    fixture = Object.assign(new WaterfallFixture(), { known: preview() });
    fixture.choose({ enough: 'everything' });
    fixture.ledgerStore.entries = [entry('kaspr')];
    await find();
    expect(fixture.asked).toEqual(['cognism']);
  });

  it('in the middle of a request has left a question, which is not asked again', async () => {
    fixture.ledgerStore.entries = [
      entry('kaspr', { state: 'intent', endedAt: null, found: false, charged: null, lock: 'of the dead' }),
    ];
    await find();
    expect(fixture.asked).not.toContain('kaspr');
    expect(fixture.ledgerStore.entries[0]).toMatchObject({ state: 'unknown', failure: { kind: 'interrupted' } });
  });
});

describe('two clicks at once', () => {
  it('are one request to each source', async () => {
    const waterfall = fixture.start();
    const [one, other] = await Promise.all([waterfall.find(ORDER), waterfall.find(ORDER)]);
    expect(fixture.asked).toEqual(['kaspr', 'cognism']);
    expect(one).toMatchObject({ purchase: { service: 'cognism', id: 2 } });
    expect(other).toMatchObject({ purchase: { service: 'cognism', id: 2 } });
  });

  it('one of them a reveal, too', async () => {
    fixture.choose({ sources: ['cognism'] });
    const waterfall = fixture.start();
    await Promise.all([waterfall.find(ORDER), waterfall.reveal({ person: JANE, replacesId: null })]);
    expect([fixture.asked, fixture.ledgerStore.entries.length]).toEqual([['cognism'], 1]);
  });
});

describe('a connection that changes while a click is under way', () => {
  const NEW_KEY = { keyId: 'another key' };
  /** Cognism is paid after Kaspr has answered. */
  async function findWhile(change: () => void) {
    let answer = () => {};
    fixture.gate = new Promise((open) => {
      answer = open;
    });
    const result = outcomeOf(find());
    await expect.poll(() => fixture.asked).toEqual(['kaspr']);
    change();
    answer();
    return result;
  }

  it('is asked by the key that it has now', async () => {
    fixture.answer('cognism', brings('cognism', WORK));
    expect(await findWhile(() => fixture.accounts.add('cognism', 'https://cognism.example', 'key', NEW_KEY))).toBe(
      'cognism settled',
    );
    expect(fixture.ledgerStore.entries.map(({ keyId }) => keyId)).toEqual(['key of kaspr', 'another key']);
  });

  it('is not asked where it is gone', async () => {
    expect(await findWhile(() => fixture.accounts.remove('cognism'))).toBe('no-key');
    expect([fixture.asked, fixture.ledgerStore.entries.length]).toEqual([['kaspr'], 1]);
  });

  it('is written to the entry that it was paid with, where that is under way', async () => {
    await findWhile(() => fixture.accounts.add('kaspr', 'https://kaspr.example', 'key', NEW_KEY));
    expect(fixture.ledgerStore.entries[0]).toMatchObject({ service: 'kaspr', keyId: 'key of kaspr', state: 'settled' });
  });
});

describe('consent to pay again', () => {
  const DOWN = { kind: 'service-down', ...OF, status: 500 } as const;
  const both = () => [entry('kaspr', { id: 1 }), entry('cognism', { id: 2 })];

  test.each([
    [1, 'kaspr'],
    [2, 'cognism'],
  ])('over entry %i asks %s, and nobody else whatever that brings', async (replacesId, service) => {
    fixture.ledgerStore.entries = both();
    await find({ replacesId });
    expect(fixture.asked).toEqual([service]);
  });

  it('over an open question asks that source again, and nobody else', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { state: 'unknown', failure: DOWN, charged: null, found: false })];
    await find({ replacesId: 1 });
    expect([fixture.asked, fixture.ledgerStore.entries.length]).toEqual([['kaspr'], 2]);
  });

  it('over an entry that is not the newest any more buys nothing: the user has not seen the newest', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { id: 1 }), entry('kaspr', { id: 2 })];
    expect(await find({ replacesId: 1 })).toMatchObject({ purchase: { id: 2 }, isNew: false });
    expect(fixture.asked).toEqual([]);
  });

  it('over an entry of nobody here asks nobody', async () => {
    fixture.ledgerStore.entries = both();
    expect([await outcomeOf(find({ replacesId: 99 })), fixture.asked]).toEqual(['kaspr settled, known', []]);
  });

  it('is not needed for what was refused or cost nothing', async () => {
    fixture.ledgerStore.entries = [
      entry('kaspr', { state: 'refused', failure: { kind: 'bad-key', ...OF }, charged: 0 }),
    ];
    await find();
    expect(fixture.asked).toEqual(['kaspr', 'cognism']);
  });
});

describe('of kinds that are sold apart', () => {
  beforeEach(() => {
    fixture.choose({ sources: ['kaspr'], kinds: ['work-email', 'phone'] });
    fixture.accounts.add('kaspr', 'https://kaspr.example', 'key', { foundGeneration: 2 });
  });

  it('those that are not there are asked for', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { asked: { kinds: ['phone'] } })];
    await find();
    expect(fixture.questions).toMatchObject([{ asked: { kinds: ['work-email'] } }]);
  });

  it('none is asked for of who was bought whole', async () => {
    fixture.ledgerStore.entries = [entry('kaspr')];
    expect([await outcomeOf(find()), fixture.asked]).toEqual(['kaspr settled, known', []]);
  });

  it('all that are wanted are asked for anew, with consent', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { asked: { kinds: ['phone', 'work-email'] } })];
    await find({ replacesId: 1 });
    expect(fixture.questions).toMatchObject([{ asked: { kinds: ['work-email', 'phone'] } }]);
  });

  it('people without a number are another question', async () => {
    fixture.ledgerStore.entries = [entry('kaspr', { asked: { kinds: ['phone', 'work-email'] } })];
    await find({ isPhoneRequired: true });
    expect(fixture.questions).toMatchObject([{ asked: { kinds: ['work-email', 'phone'], phoneRequired: true } }]);
  });
});
