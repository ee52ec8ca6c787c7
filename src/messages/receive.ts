import type { Runtime } from 'webextension-polyfill';
import { browser } from '../browser.ts';
import { Failed, type Failure } from '../model/failure.ts';
import type { z } from '../model/schema.ts';
import type { Ask, Name, Outcome, Reply } from './names.ts';
import { envelope, protocol } from './protocol.ts';

export type Handlers = { [N in Name]: (ask: Ask<N>) => Promise<Reply<N>> };

/**
 * Answers messages of the extension's own pages. Content scripts get no answer to anything: whatever a page makes them send,
 * nothing is told and nothing spent.
 */
export function receive(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isOwnPage(sender)) return undefined;
    return answer(handlers, message);
  });
}

/** `origin` is set by the browser and can't be forged by a page; Firefox before 126 has only `url`. */
export function isOwnPage(sender: Runtime.MessageSender & { origin?: string }): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const own = new URL(browser.runtime.getURL('')).origin;
  return sender.origin === undefined ? URL.parse(sender.url ?? '')?.origin === own : sender.origin === own;
}

async function answer(handlers: Handlers, message: unknown): Promise<Outcome<unknown>> {
  const parsed = envelope.safeParse(message);
  if (!parsed.success) return failed({ kind: 'internal' });
  return dispatch(handlers, parsed.data.name, parsed.data.ask);
}

async function dispatch<N extends Name>(handlers: Handlers, name: N, ask: unknown): Promise<Outcome<Reply<N>>> {
  // TypeScript can't see that the schema under a name gives that name's content; `protocol` is checked to.
  const schema = protocol[name] as unknown as z.ZodMiniType<Ask<N>>;
  const parsed = schema.safeParse(ask);
  if (!parsed.success) return failed({ kind: 'internal' });
  try {
    return { ok: true, value: await handlers[name](parsed.data) };
  } catch (error) {
    if (error instanceof Failed) return failed(error.failure);
    // The user gets a sentence; the name of the error (never its values) helps whoever looks into the console.
    console.error(name, error instanceof Error ? error.name : 'unknown');
    return failed({ kind: 'internal' });
  }
}

const failed = (failure: Failure) => ({ ok: false, failure }) as const;
