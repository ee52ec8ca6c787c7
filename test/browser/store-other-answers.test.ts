import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { otherAnswer } from '../../src/model/schemas/people/other-answer.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

type Step = 'keep' | 'reject' | 'keep twice' | 'keep and reject at once' | 'forget' | 'buy again' | null;

/** Jane is asked about, and the answer is Robert's; what is stored after that, and after what the user says. */
const answered = (step: Step = null, charged: number | null = 1) =>
  page.run(
    async (name, step, charged) => {
      const { begin, end, otherAnswers, leadTable, badges, ledgerStore } = store.open(name);
      const jane = { ...store.person('jane-doe'), name: 'Jane Doe' };
      const { purchase } = await begin({ person: jane });
      const about = { name: 'Robert Zimmermann', slug: 'jane-doe', isOther: false };
      const data = { operation: 'profile', contact: store.contact('bob@pipes.example'), about } as const;
      const ended = await end(purchase, { data, charged });
      const asked = await store.open(name).otherAnswers.ofLead(purchase.subject);
      const state = await badges.states([jane]);
      const second = store.open(name).otherAnswers;
      let said: unknown = null;
      if (step === 'keep') said = await otherAnswers.decide(purchase.id, true);
      if (step === 'reject') said = await otherAnswers.decide(purchase.id, false);
      if (step === 'keep twice') {
        said = [await otherAnswers.decide(purchase.id, true), await second.decide(purchase.id, true)];
      }
      if (step === 'keep and reject at once') {
        said = await Promise.all([otherAnswers.decide(purchase.id, true), second.decide(purchase.id, false)]);
      }
      if (step === 'forget') await leadTable.forget([purchase.subject]);
      if (step === 'buy again') said = (await begin({ person: jane })).kind;
      const [after = null] = await ledgerStore.history(
        { service: 'kaspr', operation: 'profile', asked: {} },
        { person: jane },
      );
      const { leads, purchases, otherAnswers: kept } = await store.dump(name);
      return { ended, asked, state, said, after, leads, purchases, kept };
    },
    step,
    charged,
  );

const emailsIn = (leads: unknown) => (JSON.stringify(leads).match(/"address":"[^"]*"/g) ?? []).length;
const WRONG = { state: 'settled', charged: 1, found: false, failure: { kind: 'wrong-person', service: 'kaspr' } };

describe('an answer about somebody else', () => {
  it('is kept with its own name in the step that ends its entry, and joins nobody', async () => {
    const { ended, asked, state, leads, purchases, kept } = await answered();
    expect(ended).toMatchObject(WRONG);
    expect([purchases, kept]).toEqual([[ended], asked]);
    expect(asked).toMatchObject([{ purchase: ended.id, name: 'Robert Zimmermann', isRejected: false }]);
    expect(asked.every((one) => otherAnswer.safeParse(one).success)).toBe(true);
    expect(leads).toMatchObject([{ name: 'Jane Doe', contact: null }]);
    expect(state).toEqual(['decide']);
  });

  it('joins the person where the user says that it is theirs', async () => {
    const { said, after, leads, kept } = await answered('keep');
    expect([said, kept]).toEqual([true, []]);
    expect(after).toMatchObject({ state: 'settled', charged: 1, found: true, failure: null });
    expect(leads).toMatchObject([{ name: 'Jane Doe', contact: { emails: [{ address: 'bob@pipes.example' }] } }]);
  });

  it('stays apart where the user says that it is not', async () => {
    const { said, after, leads, kept } = await answered('reject');
    expect([said, after]).toMatchObject([true, WRONG]);
    expect(kept).toMatchObject([{ name: 'Robert Zimmermann', isRejected: true }]);
    expect(emailsIn(leads)).toBe(0);
  });

  it('is decided once where two tabs ask', async () => {
    const twice = await answered('keep twice');
    expect([twice.said, emailsIn(twice.leads)]).toEqual([[true, false], 1]);
  });

  it('is lost in no order of two tabs that disagree', async () => {
    const { said, leads, kept } = await answered('keep and reject at once');
    expect(said).toEqual([true, false]);
    expect([emailsIn(leads), kept]).toEqual([1, []]);
  });

  it.each([1, 0, null])('is not paid for again by another click (it cost %s)', async (charged) => {
    const { said, purchases } = await answered('buy again', charged);
    expect([said, purchases?.length]).toEqual(['found', 1]);
  });

  it('goes with the person that it was bought for', async () => {
    const { leads, kept, purchases } = await answered('forget');
    expect([leads, kept, purchases?.length]).toEqual([[], [], 1]);
  });

  it('follows its person into another lead', async () => {
    const asked = await page.run(async (name) => {
      const { begin, end, otherAnswers, buy } = store.open(name);
      const jane = { ...store.person('jane-doe'), name: 'Jane Doe' };
      await buy({ ...jane, slug: 'jane', token: 'ACoAAJ' }, 'jane@acme.example', {}, 1);
      const { purchase } = await begin({ person: jane }, {}, null, 2);
      const about = { name: 'Robert Zimmermann', slug: null, isOther: false };
      await end(purchase, { data: { operation: 'profile', contact: store.contact('bob@pipes.example'), about } });
      const { purchase: known } = await begin({ person: { ...jane, token: 'ACoAAJ' } }, {}, null, 3);
      const before = await otherAnswers.ofLead(known.subject);
      await otherAnswers.decide(purchase.id, true);
      return [before.length, (await store.dump(name)).leads] as const;
    });
    expect([asked[0], emailsIn(asked[1])]).toEqual([1, 2]);
  });
});
