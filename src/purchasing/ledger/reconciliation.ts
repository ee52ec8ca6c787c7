import { lacksCharge, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Questions } from '../ports.ts';
import { costFromBalances } from './cost-from-balances.ts';

type ReconciliationDeps = {
  readonly questions: Questions;
  /**
   * Asks a service for the credits left, and keeps what it says; false where it has no free call that tells them, or
   * gave no answer.
   */
  readonly askBalance: (service: Service) => Promise<boolean>;
  readonly changed: () => void;
  readonly now: () => number;
};

/** A question that free calls have not answered in this time (ms) is not asked about again by itself. */
const MAX_QUESTION_AGE_MS = 5 * 60_000;

/** Finds out what open questions cost, for nothing. */
export function createReconciliation({ questions, askBalance, changed, now }: ReconciliationDeps) {
  /** Answers every question that the balances answer. Resolves to those that stay open. */
  async function answerAll(): Promise<Purchase[]> {
    const open = await questions.open();
    const left: Purchase[] = [];
    let answered = 0;
    for (const question of open) {
      const isAnswered = await answer(question);
      if (isAnswered === null) left.push(question);
      else if (isAnswered) answered += 1;
    }
    if (answered > 0) changed();
    return left;
  }

  /** Resolves to whether it was still a question; null where the balances don't say. */
  async function answer(question: Purchase): Promise<boolean | null> {
    // When it was asked, and by which key, may be part of what was damaged: only the user can say.
    if (question.failure?.kind === 'damaged-entry') return null;
    const { entries, points } = await questions.around(question);
    const charged = costFromBalances(question, entries, points);
    return charged === null ? null : questions.resolve(question.id, charged, 'balance', now());
  }

  /**
   * Answers what can be answered: first from what replies have told, then by one free call per service where one tells.
   * @returns whether questions stay open that a later free call may answer
   */
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

    /** A reply that tells a balance may answer questions from before it. */
    async learnFrom(ended: Purchase): Promise<void> {
      if (lacksCharge(ended)) await answer(ended);
      if (ended.remaining !== null) await answerAll();
    },

    /**
     * The user's word: it counts as charged, with what was at stake. Resolves to whether it was still an open question.
     */
    async countAsCharged(id: number): Promise<boolean> {
      const question = (await questions.open()).find((entry) => entry.id === id);
      const isAnswered = question !== undefined && (await questions.resolve(id, question.stake, 'user', now()));
      changed();
      return isAnswered;
    },
  };
}

export type Reconciliation = ReturnType<typeof createReconciliation>;
