import type { Exchange, ReplyHeaders } from '../exchange.ts';
import type { Behaviour } from './behaviour.ts';
import type { Outcome } from './outcome.ts';

/** A reply about to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly text: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** What a request costs under a behaviour. */
export function priceUnder(behaviour: Behaviour, outcome: Outcome): number {
  if (typeof behaviour.charge === 'number') return behaviour.charge;
  const { status = 200, html, redirect, never, noCreditsMessage } = behaviour;
  const charged = behaviour.charge ?? !(status >= 300 || html || redirect !== undefined || never || noCreditsMessage);
  return charged ? outcome.credits : 0;
}

/** The reply to send under a behaviour; `account` are the headers about credits and rate limit. */
export function replyUnder(behaviour: Behaviour, outcome: Outcome, account: ReplyHeaders): Reply {
  const usual = behaviour.dropHeaders ? {} : account;
  const reply = (status: number, text: string, headers: ReplyHeaders = JSON_TYPE): Reply => ({
    status: behaviour.status ?? status,
    headers: { ...usual, ...headers, ...behaviour.headers },
    text: 'body' in behaviour ? textOf(behaviour.body) : text,
  });
  if (behaviour.redirect !== undefined) return reply(302, '', { location: behaviour.redirect });
  if (behaviour.html) return reply(200, maintenancePage(), { 'content-type': 'text/html; charset=utf-8' });
  if (behaviour.noCreditsMessage) return reply(200, textOf({ message: 'No credits left' }));
  if ('json' in behaviour) return reply(200, textOf(behaviour.json));
  if (behaviour.status !== undefined) return reply(behaviour.status, textOf({ message: 'Something went wrong' }));
  if (behaviour.huge !== undefined && typeof outcome.body === 'object') {
    return reply(outcome.status, textOf({ ...outcome.body, padding: 'x'.repeat(behaviour.huge) }));
  }
  return reply(outcome.status, textOf(outcome.body), { ...JSON_TYPE, ...outcome.headers });
}

/** Sends a reply, or as much of it as the behaviour lets through. */
export async function deliver(exchange: Exchange, reply: Reply, { hold, cut }: Behaviour): Promise<void> {
  const { status, headers, text } = reply;
  const bytes = Buffer.from(text);
  if (cut === 'mid-body') {
    await exchange.begin(status, headers, bytes.length, bytes.subarray(0, bytes.length >> 1));
    // The socket takes the bytes a little after the stream did; a cut at once would swallow the head.
    await new Promise((resolve) => setTimeout(resolve, 30));
    exchange.cut();
  } else if (hold?.point === 'after-first-byte') {
    await exchange.begin(status, headers, bytes.length, bytes.subarray(0, 1));
    await hold.wait('after-first-byte');
    exchange.finish(bytes.subarray(1));
  } else if (hold?.point === 'before-end') {
    await exchange.begin(status, headers, bytes.length, bytes);
    await hold.wait('before-end');
    exchange.finish(Buffer.alloc(0));
  } else {
    exchange.reply(status, headers, text);
  }
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
}

function maintenancePage(): string {
  return '<!doctype html><html lang="en"><title>Be right back</title><h1>We are making things better</h1></html>';
}
