import type { Tier } from '../senders.ts';

/** For the compiler only: pages trust the background and don't parse its replies. */
export type ReplyType<R> = { readonly reply?: R };

export const replies = <R>(): ReplyType<R> => ({});

export const question = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: false, isRepeatable: true });

export const command = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: false, isRepeatable: false });

export const purchase = <S, R>(ask: S, reply: ReplyType<R>) => row(ask, reply, { spends: true, isRepeatable: false });

/** A hostile page may control a content script: nothing here may spend, or reveal more than a badge shows. */
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

type RepeatableName = `${'view' | 'read' | 'start'}-${string}`;

export type TruthfullyNamed<Table> = {
  [N in keyof Table]: { readonly isRepeatable: N extends RepeatableName ? true : false };
};
