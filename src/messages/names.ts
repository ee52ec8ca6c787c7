import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { z } from '../model/schemas/schema.ts';
import type { row } from './table/fields.ts';
import type { oauthApp } from './table/hubs.ts';
import type { ReplyType } from './table/message.ts';
import type { MESSAGES } from './table/table.ts';

// Types only: importing the table itself would bundle zod and every schema into the sender.

type Table = typeof MESSAGES;

type Sendable<T> = T extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Sendable<T[K]> }
    : T;

export type MessageName = keyof Table;
export type ParsedAsk<N extends MessageName> = z.infer<Table[N]['ask']>;
export type Ask<N extends MessageName> = Sendable<ParsedAsk<N>>;
export type Reply<N extends MessageName> = Table[N] extends ReplyType<infer R> ? R : never;

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type RowReference = Readonly<z.infer<typeof row>>;
export type OAuthApp = Readonly<z.infer<typeof oauthApp>>;

/** Sent to a tab's content script: `read` returns a PageReading, `skeleton` a string; `badges` gets no reply. */
export type PageQuestion = { readonly name: 'read' | 'skeleton' | 'badges' };
