import { lacksCharge, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { Questions } from '../ports.ts';
import { costFromBalances } from './cost-from-balances.ts';

type ReconciliationDeps = {
  readonly questions: Questions;
  /** Stores the credits left; false where no free call reports them, or it went unanswered. */
  readonly askBalance: (service: Service) => Promise<boolean>;
  readonly changed: Changed;
  readonly now: () => number;
};

const MAX_QUESTION_AGE_MS = 5 * 60_000;

const changeBy = (answered: readonly Purchase[]) =>
  changeOf(
    ['ledger', 'accounts', 'people', 'companies', 'runs'],
    answered.map(({ subject }) => subject),
  );

export function createReconciliation({ questions, askBalance, changed, now }: ReconciliationDeps) {
  async function answerAll(): Promise<Purchase[]> {
    const open = await questions.open();
    const left: Purchase[] = [];
    const answered: Purchase[] = [];
    for (const question of open) {
      const isAnswered = await answer(question);
      if (isAnswered === null) left.push(question);
      else if (isAnswered) answered.push(question);
    }
    if (answered.length > 0) changed(changeBy(answered));
    return left;
  }

  async function answer(question: Purchase): Promise<boolean | null> {
    // The time and key may be part of the damage: only the user can say.
    if (question.failure?.kind === 'damaged-entry') return null;
    const { entries, points } = await questions.around(question);
    const charged = costFromBalances(question, entries, points);
    return charged === null ? null : questions.resolve(question.id, charged, 'balance', now());
  }

  /** @returns whether a later free call may answer what stays open */
  async function reconcile(): Promise<boolean> {
    let left = await answerAll();
    let canTell = false;
    for (const service of new Set(left.map((question) => question.service))) {
      if (!(await askBalance(service))) continue;
      canTell = true;
      left = await answerAll();
    }
    return canTell && left.some(({ endedAt }) => now() - (endedAt ?? 0) < MAX_QUESTION_AGE_MS);
  }

  return {
    reconcile,

    async learnFrom(ended: Purchase): Promise<void> {
      if (lacksCharge(ended) && (await answer(ended))) changed(changeBy([ended]));
      if (ended.remaining !== null) await answerAll();
    },

    /** Counts the whole stake as charged. Resolves to whether the question was still open. */
    async countAsCharged(id: number): Promise<boolean> {
      const question = (await questions.open()).find((entry) => entry.id === id);
      const isAnswered = question !== undefined && (await questions.resolve(id, question.stake, 'user', now()));
      changed(question && changeBy([question]));
      return isAnswered;
    },
  };
}

export type Reconciliation = ReturnType<typeof createReconciliation>;
