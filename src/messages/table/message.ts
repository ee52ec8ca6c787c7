import type { Tier } from '../senders.ts';

/** Carries the type of a reply, and nothing at run time: what the background says is not parsed by the pages. */
export type ReplyType<R> = { readonly reply?: R };

export const replies = <R>(): ReplyType<R> => ({});

/**
 * A message that changes nothing, so that it may be asked again where no answer came.
 * @param ask the schema of the request
 */
export const question = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: false, isRepeatable: true });

/** A message that costs nothing, but changes something or asks a service. */
export const command = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: false, isRepeatable: false });

/** A message that can spend credits. If it gets no answer, only the ledger knows what became of it. */
export const purchase = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: true, isRepeatable: false });

/**
 * A hostile page may have taken over a content script, so what it may send can't spend, and is answered with no more
 * than a badge shows.
 */
export const fromContent = <M extends { readonly spends: false }>(message: M) => ({
  ...message,
  sender: 'content' as const,
});

function row<S, R, const Rules extends { spends: boolean; isRepeatable: boolean }>(
  ask: S,
  reply: ReplyType<R>,
  rules: Rules,
) {
  return { ask, ...reply, sender: 'own-page' as Tier, ...rules };
}

/** How the names of repeatable messages begin: see send.ts. */
type RepeatableName = `${'view' | 'read' | 'start'}-${string}`;

/** A table in which each name says whether its message may be repeated. */
export type TruthfullyNamed<Table> = {
  [N in keyof Table]: { readonly isRepeatable: N extends RepeatableName ? true : false };
};
