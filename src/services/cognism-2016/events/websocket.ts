import type { EventType } from '../../../model/schemas/people/signal.ts';
import { isSafeAddress } from '../../../model/service-addresses.ts';
import type { Cognism2016Access } from '../call.ts';
import { keyedQuery } from '../keyed-address.ts';
import { type EventsRead, isNoEvents, readEvents } from './event-pages.ts';

/** Which events a websocket is for; nulls: any. */
export type SocketPattern = { readonly type: EventType | null; readonly company: string | null };

/** A longer message is not read (characters). */
const MAX_MESSAGE_LENGTH = 200_000;

/**
 * `GET /websocket`: where to open it. A browser sends no headers of ours with it, so the keys go in the address, which
 * the document allows: it is for opening the socket only, and is never logged, stored or shown.
 * @param pattern in the form that a subscription has it, as JSON: the document says no more of it
 * @returns null where the base address is none that keys may travel to
 */
export function websocketAddress(access: Cognism2016Access, pattern: SocketPattern | null = null): string | null {
  if (!isSafeAddress(access.base)) return null;
  const { type, company } = pattern ?? { type: null, company: null };
  const wanted = { ...(type === null ? {} : { type }), ...(company === null ? {} : { org: company }) };
  const text = Object.keys(wanted).length > 0 ? JSON.stringify(wanted) : null;
  return `${access.base.replace(/^http/i, 'ws')}/websocket?${keyedQuery(access, { pattern: text })}`;
}

/**
 * A message of the websocket: one event or a list of them, as JSON. What it looks like is not documented; an event is
 * taken to be that of the stream.
 * @param data as the browser gives it
 * @param toldAt epoch ms
 * @returns null where it is anything else: binary, no JSON, too long, nothing of an event in it
 */
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
