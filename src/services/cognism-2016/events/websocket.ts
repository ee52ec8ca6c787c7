import type { EventType } from '../../../model/schemas/people/signal.ts';
import { isSafeAddress } from '../../../model/service-addresses.ts';
import type { Cognism2016Access } from '../call.ts';
import { keyedQuery } from '../keyed-address.ts';
import { type EventsRead, isNoEvents, readEvents } from './event-pages.ts';

export type SocketPattern = { readonly type: EventType | null; readonly company: string | null };

const MAX_MESSAGE_LENGTH = 200_000;

/** A websocket has no custom headers, so the keys are in this address: never log, store or show it. */
export function websocketAddress(access: Cognism2016Access, pattern: SocketPattern | null = null): string | null {
  if (!isSafeAddress(access.base)) return null;
  const { type, company } = pattern ?? { type: null, company: null };
  const wanted = { ...(type === null ? {} : { type }), ...(company === null ? {} : { org: company }) };
  const text = Object.keys(wanted).length > 0 ? JSON.stringify(wanted) : null;
  return `${access.base.replace(/^http/i, 'ws')}/websocket?${keyedQuery(access, { pattern: text })}`;
}

/** The message's form is undocumented and taken to be the stream's. */
export function readMessage(data: unknown, toldAt: number): EventsRead | null {
  if (typeof data !== 'string' || data.length > MAX_MESSAGE_LENGTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const read = readEvents(entries, toldAt);
  return isNoEvents(entries, read) ? null : read;
}
