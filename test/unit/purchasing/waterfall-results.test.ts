import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Ending } from '../../../src/model/trade.ts';
import { email, ending, JANE, NOW, phone, preview } from './examples.ts';
import { breaks, brings, nothing, refuses, WaterfallDesk } from './waterfall-desk.ts';

let desk: WaterfallDesk;
beforeEach(() => {
  desk = new WaterfallDesk();
  desk.known = preview();
});

const OF = { service: 'kaspr' } as const;
const ADDRESS = { emails: [email()] };
const NUMBER = { phones: [phone()] };
const ORDER = { person: JANE, isPhoneRequired: false, over: null } as const;
const find = (run?: number) =>
  run === undefined ? desk.start().find(ORDER) : desk.start().findForRun({ ...ORDER, run });
/** What it came to: whose entry, and whether something was found; or what kept it. */
async function outcomeOf(bought: ReturnType<typeof find>) {
  const outcome = await bought;
  if (outcome.kind === 'prevented') return outcome.failure.kind;
  const { service, found, failure } = outcome.purchase;
  return `${service} ${failure?.kind ?? (found ? 'found' : 'nothing')}`;
}

/** What keeps Kaspr from being asked. */
const noBudget = () =>
  desk.choose({ budgets: { ...desk.book.settings.budgets, kaspr: { day: 0, month: null, run: null } } });
const BAD_KEY: Failure = { kind: 'bad-key', ...OF };

describe('a click comes to', () => {
  const failing: Failure = { kind: 'no-answer', service: 'cognism' };
  test.each<[string, Ending | 'hindered', Ending | Failure | Preview, outcome: string]>([
    ['what the only one has', brings('kaspr', NUMBER), nothing(), 'kaspr found'],
    ['what the second has', nothing(), brings('cognism', ADDRESS), 'cognism found'],
    ['what both have', brings('kaspr', NUMBER), brings('cognism', ADDRESS), 'cognism found'],
    ['what one has, though the other refused', brings('kaspr', NUMBER), refuses(BAD_KEY), 'kaspr found'],
    ['what one has, after the other refused', refuses(BAD_KEY), brings('cognism', ADDRESS), 'cognism found'],
    ['what one has, though the other was not asked', 'hindered', brings('cognism', ADDRESS), 'cognism found'],
    ['what one has, though nobody knows what the other has', brings('kaspr', NUMBER), failing, 'kaspr found'],
    ['nothing, where both have nothing', nothing(), nothing(), 'cognism nothing'],
    ['nothing, where the other says so for nothing', nothing(), preview({ redeemId: null }), 'kaspr nothing'],
    ['what kept one from being asked, where the other has nothing', 'hindered', nothing(), 'over-budget'],
    ['what kept the second from being asked, too', nothing(), failing, 'no-answer'],
    ['what kept the first, where none was asked', 'hindered', failing, 'over-budget'],
    [
      'the question, where money may be gone',
      brings('kaspr', NUMBER),
      breaks({ kind: 'timeout', service: 'cognism' }),
      'cognism timeout',
    ],
  ])('%s', async (_, kaspr, cognism, outcome) => {
    if (kaspr === 'hindered') noBudget();
    else desk.answer('kaspr', kaspr);
    if ('state' in cognism) desk.answer('cognism', cognism);
    else [desk.known, desk.says] = [null, cognism];
    expect(await outcomeOf(find())).toBe(outcome);
  });
});

describe('a run', () => {
  it.each<[string, Ending]>([
    ['has nothing', nothing()],
    ['has not enough', brings('kaspr', NUMBER)],
  ])('goes on to the next source where the first %s', async (_, answer) => {
    desk.answer('kaspr', answer);
    desk.answer('cognism', brings('cognism', ADDRESS));
    expect(await outcomeOf(find(3))).toBe('cognism found');
    expect(desk.asked).toEqual(['kaspr', 'cognism']);
  });

  it('goes on where the first says for nothing that it has nothing', async () => {
    desk.choose({ sources: ['cognism', 'kaspr'] });
    desk.known = preview({ redeemId: null });
    await find(3);
    expect(desk.asked).toEqual(['kaspr']);
  });

  test.each<[string, Ending, string]>([
    ['was asked too often', refuses({ kind: 'rate-limited', ...OF, until: NOW + 1 }), 'kaspr rate-limited'],
    ['has no credits left', refuses({ kind: 'out-of-credits', ...OF }), 'kaspr out-of-credits'],
    ['refuses the key', refuses(BAD_KEY), 'kaspr bad-key'],
    ['may have taken money', breaks({ kind: 'timeout', ...OF }), 'kaspr timeout'],
    ['took money for nothing', ending({ failure: { kind: 'wrong-person', ...OF }, goods: null }), 'kaspr wrong-person'],
  ])('does not go on to a dearer source where the first %s', async (_, answer, outcome) => {
    desk.answer('kaspr', answer);
    expect([await outcomeOf(find(3)), desk.asked]).toEqual([outcome, ['kaspr']]);
  });

  it('nor where the first may not be asked', async () => {
    noBudget();
    expect([await outcomeOf(find(3)), desk.asked]).toEqual(['over-budget', []]);
  });
});
