import { browser } from '../browser.ts';
import type { Ask, MessageName, Outcome, Reply } from './names.ts';

/**
 * Asks the background. One that died before it answered is asked once more where asking changes nothing; of a purchase only the
 * ledger can say what became of it, and it is never asked for twice. Never throws.
 */
export async function send<N extends MessageName>(name: N, ask: Ask<N>): Promise<Outcome<Reply<N>>> {
  const isQuestion = /^(?:view|read|start)-/.test(name);
  for (let tries = isQuestion ? 2 : 1; tries > 0; tries -= 1) {
    try {
      const outcome: Outcome<Reply<N>> | undefined = await browser.runtime.sendMessage({ name, ask });
      if (outcome) return outcome;
    } catch {
      // The background is gone; the next message starts another.
    }
  }
  return { ok: false, failure: { kind: 'internal' } };
}
