import { type Lead, lead as leadSchema } from '../../model/schemas/people/lead.ts';
import { type OtherAnswer, otherAnswer } from '../../model/schemas/people/other-answer.ts';
import { purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { leadById } from './lead-links.ts';

/** Answers about someone other than the person they were bought for, until the user decides whose they are. */
export function createOtherAnswers(openDatabase: OpenDatabase, withContact: (lead: Lead, answer: OtherAnswer) => Lead) {
  const { mended } = createRepair(openDatabase);
  return {
    /** Newest first, including rejected ones. */
    async ofLead(leadId: string): Promise<OtherAnswer[]> {
      const transaction = (await openDatabase()).transaction(['leads', 'purchases', 'otherAnswers']);
      const lead = await leadById(transaction.objectStore('leads'), leadId);
      const ids = await transaction
        .objectStore('purchases')
        .index('subject')
        .getAllKeys(lead?.id ?? leadId);
      const found = await Promise.all(ids.map((id) => transaction.objectStore('otherAnswers').get(id)));
      // Damaged ones can't be shown, but stay stored.
      const answers = found.flatMap((record) => otherAnswer.safeParse(record).data ?? []);
      return answers.sort((a, b) => b.purchase - a.purchase);
    },

    /** Accepting is final: a second tab that rejects later comes too late. False if there is nothing to decide. */
    decide(purchaseId: number, isTheirs: boolean): Promise<boolean> {
      return mended(async () => {
        const stores = ['otherAnswers', 'purchases', 'leads'] as const;
        const transaction = (await openDatabase()).transaction(stores, 'readwrite', DURABLE);
        return runTransaction(transaction, async () => {
          const answers = transaction.objectStore('otherAnswers');
          const answer = readOptional(otherAnswer, await answers.get(purchaseId));
          const entry = readOptional(purchaseSchema, await transaction.objectStore('purchases').get(purchaseId));
          if (!answer || !entry) return false;
          if (!isTheirs) {
            await answers.put({ ...answer, isRejected: true });
            return true;
          }
          const lead = readOptional(leadSchema, await transaction.objectStore('leads').get(entry.subject));
          if (!lead) return false;
          await transaction.objectStore('leads').put(withContact(lead, answer));
          await transaction.objectStore('purchases').put({ ...entry, failure: null, found: true });
          await answers.delete(purchaseId);
          return true;
        });
      });
    },
  };
}

export type OtherAnswerStore = ReturnType<typeof createOtherAnswers>;
