import { browser } from '../browser.ts';
import type { Ask, MessageName, Outcome, Reply } from './names.ts';

/**
 * `isRepeatable` of the table, by the name: a list would not fit into the content script's budget. A table in which
 * the two differ does not compile.
 */
const REPEATABLE = /^(?:view|read|start)-/;

/**
 * Asks the background, and once more if it died before it answered and the message may be repeated. A purchase never
 * is: only the ledger can say what became of it. Never throws.
 */
export async function send<N extends MessageName>(name: N, ask: Ask<N>): Promise<Outcome<Reply<N>>> {
  for (let tries = REPEATABLE.test(name) ? 2 : 1; tries > 0; tries -= 1) {
    try {
      const outcome: Outcome<Reply<N>> | undefined = await browser.runtime.sendMessage({ name, ask });
      if (outcome) return outcome;
    } catch {
      // The background is gone; the next message starts another.
    }
  }
  return { ok: false, failure: { kind: 'internal' } };
}
