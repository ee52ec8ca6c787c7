import { beforeEach, describe, expect, it, test } from 'vitest';
import type { PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { email, JANE, NOW, outcome, phone, preview } from './examples.ts';
import { breaks, brings, nothing, refuses, WaterfallFixture } from './waterfall-fixture.ts';

let fixture: WaterfallFixture;
beforeEach(() => {
  fixture = new WaterfallFixture();
  fixture.known = preview();
});

const OF = { service: 'kaspr' } as const;
const ADDRESS = { emails: [email()] };
const NUMBER = { phones: [phone()] };
const ORDER = { person: JANE, isPhoneRequired: false, replacesId: null } as const;
const find = (run?: number) =>
  run === undefined ? fixture.start().find(ORDER) : fixture.start().findForRun({ ...ORDER, run });
/** What it came to: whose entry, and whether something was found; or what kept it. */
async function outcomeOf(result: ReturnType<typeof find>) {
  const outcome = await result;
  if (outcome.kind === 'prevented') return outcome.failure.kind;
  const { service, found, failure } = outcome.purchase;
  return `${service} ${failure?.kind ?? (found ? 'found' : 'nothing')}`;
}

/** What keeps Kaspr from being asked. */
const noBudget = () =>
  fixture.choose({ budgets: { ...fixture.ledgerStore.settings.budgets, kaspr: { day: 0, month: null, run: null } } });
const BAD_KEY: Failure = { kind: 'bad-key', ...OF };

describe('a click comes to', () => {
  const failing: Failure = { kind: 'no-answer', service: 'cognism' };
  test.each<[string, PurchaseOutcome | 'hindered', PurchaseOutcome | Failure | Preview, outcome: string]>([
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
    else fixture.answer('kaspr', kaspr);
    if ('state' in cognism) fixture.answer('cognism', cognism);
    else [fixture.known, fixture.says] = [null, cognism];
    expect(await outcomeOf(find())).toBe(outcome);
  });
});

describe('a run', () => {
  it.each<[string, PurchaseOutcome]>([
    ['has nothing', nothing()],
    ['has not enough', brings('kaspr', NUMBER)],
  ])('goes on to the next source where the first %s', async (_, answer) => {
    fixture.answer('kaspr', answer);
    fixture.answer('cognism', brings('cognism', ADDRESS));
    expect(await outcomeOf(find(3))).toBe('cognism found');
    expect(fixture.asked).toEqual(['kaspr', 'cognism']);
  });

  it('goes on where the first says for nothing that it has nothing', async () => {
    fixture.choose({ sources: ['cognism', 'kaspr'] });
    fixture.known = preview({ redeemId: null });
    await find(3);
    expect(fixture.asked).toEqual(['kaspr']);
  });

  test.each<[string, PurchaseOutcome, string]>([
    ['was asked too often', refuses({ kind: 'rate-limited', ...OF, until: NOW + 1 }), 'kaspr rate-limited'],
    ['has no credits left', refuses({ kind: 'out-of-credits', ...OF }), 'kaspr out-of-credits'],
    ['refuses the key', refuses(BAD_KEY), 'kaspr bad-key'],
    ['may have taken money', breaks({ kind: 'timeout', ...OF }), 'kaspr timeout'],
    ['took money for nothing', outcome({ failure: { kind: 'wrong-person', ...OF }, data: null }), 'kaspr wrong-person'],
  ])('does not go on to a dearer source where the first %s', async (_, answer, outcome) => {
    fixture.answer('kaspr', answer);
    expect([await outcomeOf(find(3)), fixture.asked]).toEqual([outcome, ['kaspr']]);
  });

  it('nor where the first may not be asked', async () => {
    noBudget();
    expect([await outcomeOf(find(3)), fixture.asked]).toEqual(['over-budget', []]);
  });
});
