import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { z } from '../model/schemas/schema.ts';
import type { row } from './table/fields.ts';
import type { oauthApp } from './table/hubs.ts';
import type { ReplyType } from './table/message.ts';
import type { MESSAGES } from './table/table.ts';

// Types only: a sender that took the table itself would carry zod and every schema.

type Table = typeof MESSAGES;

/** Requests are sent as copies, so that senders may hand over lists that must not be changed. */
type Sendable<T> = T extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Sendable<T[K]> }
    : T;

export type MessageName = keyof Table;
/** A request as its schema has let it through. */
export type ParsedAsk<N extends MessageName> = z.infer<Table[N]['ask']>;
/** A request as it may be sent. */
export type Ask<N extends MessageName> = Sendable<ParsedAsk<N>>;
export type Reply<N extends MessageName> = Table[N] extends ReplyType<infer R> ? R : never;

/** How every message is answered: a value, or a failure of the closed set. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type RowReference = Readonly<z.infer<typeof row>>;
export type OAuthApp = Readonly<z.infer<typeof oauthApp>>;

/**
 * What the background says to the content script of a tab. `read` is answered with a PageReading, `skeleton` with a
 * text; `badges` says that badges may have changed, or been switched on or off, and is not answered.
 */
export type PageQuestion = { readonly name: 'read' | 'skeleton' | 'badges' };
