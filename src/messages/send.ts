import { browser } from '../browser.ts';
import type { Ask, MessageName, Outcome, Reply } from './names.ts';

/** Stands in for `isRepeatable`: a list of names would exceed the content script's budget. tsc compares the two. */
const REPEATABLE = /^(?:view|read|start)-/;

/** Never throws. Retries if the background died, but never a purchase: only the ledger knows what became of that. */
export async function send<N extends MessageName>(name: N, ask: Ask<N>): Promise<Outcome<Reply<N>>> {
  for (let tries = REPEATABLE.test(name) ? 2 : 1; tries > 0; tries -= 1) {
    try {
      const outcome: Outcome<Reply<N>> | undefined = await browser.runtime.sendMessage({ name, ask });
      if (outcome) return outcome;
    } catch {
      // The background is gone; the next message restarts it.
    }
  }
  return { ok: false, failure: { kind: 'internal' } };
}
