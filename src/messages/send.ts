import { browser } from '../browser.ts';
import type { Ask, Name, Outcome, Reply } from './names.ts';

/**
 * Asks the background. A background that died before it answered is a failure like any other: what became of a purchase is in
 * the ledger, not in this reply. Never throws.
 */
export async function send<N extends Name>(name: N, ask: Ask<N>): Promise<Outcome<Reply<N>>> {
  try {
    const outcome: Outcome<Reply<N>> | undefined = await browser.runtime.sendMessage({ name, ask });
    return outcome ?? { ok: false, failure: { kind: 'internal' } };
  } catch {
    return { ok: false, failure: { kind: 'internal' } };
  }
}
