import { answerMessages, browser } from '../browser.ts';
import { type Failure, FailureError } from '../model/schemas/purchases/failure.ts';
import { z } from '../model/schemas/schema.ts';
import type { MessageName, Outcome, ParsedAsk, Reply } from './names.ts';
import { tierOf } from './senders.ts';
import { MESSAGES } from './table/table.ts';

/** Set by the browser, never taken from the message; null for senders outside a tab. */
export type MessageSource = { readonly tabId: number | null };

export type Handlers = { [N in MessageName]: (ask: ParsedAsk<N>, from: MessageSource) => Promise<Reply<N>> };

const envelope = z.strictObject({
  name: z.enum(Object.keys(MESSAGES) as [MessageName, ...MessageName[]]),
  ask: z.unknown(),
});

/** Senders without permission get no reply at all, so a hostile page can learn nothing and spend nothing. */
export function receive(handlers: Handlers): void {
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
  answerMessages((message, sender) => {
    const tier = tierOf(sender, own);
    if (tier === null) return undefined;
    const parsed = envelope.safeParse(message);
    if (tier === 'content' && !(parsed.success && MESSAGES[parsed.data.name].sender === 'content')) return undefined;
    if (!parsed.success) return Promise.resolve(failed({ kind: 'internal' }));
    return dispatch(handlers, parsed.data.name, parsed.data.ask, { tabId: sender.tab?.id ?? null });
  });
}

async function dispatch<N extends MessageName>(
  handlers: Handlers,
  name: N,
  ask: unknown,
  from: MessageSource,
): Promise<Outcome<Reply<N>>> {
  // TypeScript can't see that the schema under a name parses that name's request.
  const schema = MESSAGES[name].ask as unknown as z.ZodMiniType<ParsedAsk<N>>;
  const parsed = schema.safeParse(ask);
  if (!parsed.success) return failed({ kind: 'internal' });
  try {
    return { ok: true, value: await handlers[name](parsed.data, from) };
  } catch (error) {
    if (error instanceof FailureError) return failed(error.failure);
    // Only the error's name: its message may hold personal data.
    console.error(name, error instanceof Error ? error.name : 'unknown');
    return failed({ kind: 'internal' });
  }
}

const failed = (failure: Failure) => ({ ok: false, failure }) as const;
