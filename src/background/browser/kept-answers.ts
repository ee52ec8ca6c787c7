import { browser } from '../../browser.ts';
import { purchase } from '../../model/schemas/purchases/purchase.ts';
import { moment } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import type { KeptAnswer, KeptAnswers } from '../../purchasing/ports.ts';

const KEY_PREFIX = 'answer-of-';
const keyOf = (purchaseId: number) => `${KEY_PREFIX}${purchaseId}`;

/** The answer itself is parsed by the store when it is written. */
const keptAnswer = z.strictObject({ purchase, outcome: z.looseObject({}), at: moment });

/** Answers the disk has no room for, in `storage.session`: they outlive the background, not the browser. */
export const sessionAnswers: KeptAnswers = {
  async all() {
    const stored = await browser.storage.session.get(null);
    const ours = Object.entries(stored).filter(([key]) => key.startsWith(KEY_PREFIX));
    return ours.flatMap(([, value]) => {
      const read = keptAnswer.safeParse(value);
      // Only the background writes here, in this very form.
      return read.success ? [read.data as unknown as KeptAnswer] : [];
    });
  },
  keep: async (answer) => browser.storage.session.set({ [keyOf(answer.purchase.id)]: answer }),
  drop: async (purchaseId) => browser.storage.session.remove(keyOf(purchaseId)),
};
