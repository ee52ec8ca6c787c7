import { answerMessages, browser } from '../browser.ts';
import { type Failure, FailureError } from '../model/schemas/purchases/failure.ts';
import type { z } from '../model/schemas/schema.ts';
import type { Ask, MessageName, Outcome, Reply } from './names.ts';
import { ALLOWED_FROM_CONTENT, envelope, protocol } from './protocol.ts';
import { tierOf } from './senders.ts';

/** The tab that a message came from; null where it came from none. Said by the browser, never by the message. */
export type MessageSource = { readonly tabId: number | null };

export type Handlers = { [N in MessageName]: (ask: Ask<N>, from: MessageSource) => Promise<Reply<N>> };

/**
 * Answers messages of the extension's own pages, and the few that content scripts may send. Nobody else gets an answer, and nothing
 * else that a content script sends: whatever a page makes it ask for, nothing is told and nothing spent.
 */
export function receive(handlers: Handlers): void {
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
  answerMessages((message, sender) => {
    const tier = tierOf(sender, own);
    if (tier === null) return undefined;
    const parsed = envelope.safeParse(message);
    if (tier === 'content' && !(parsed.success && ALLOWED_FROM_CONTENT.has(parsed.data.name))) return undefined;
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
  // TypeScript can't see that the schema under a name gives that name's content; `protocol` is checked to.
  const schema = protocol[name] as unknown as z.ZodMiniType<Ask<N>>;
  const parsed = schema.safeParse(ask);
  if (!parsed.success) return failed({ kind: 'internal' });
  try {
    return { ok: true, value: await handlers[name](parsed.data, from) };
  } catch (error) {
    if (error instanceof FailureError) return failed(error.failure);
    // The user gets a sentence; the name of the error (never its values) helps whoever looks into the console.
    console.error(name, error instanceof Error ? error.name : 'unknown');
    return failed({ kind: 'internal' });
  }
}

const failed = (failure: Failure) => ({ ok: false, failure }) as const;
