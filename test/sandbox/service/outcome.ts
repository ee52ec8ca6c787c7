import type { ReplyHeaders } from '../exchange.ts';

/** What a request comes to: the usual reply and its price. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly credits: number;
  /** Whom or what it is about, for the account book. */
  readonly subject: string;
  /** Beside those that every reply has. */
  readonly headers?: ReplyHeaders;
}

/** A reply that costs nothing and says why. */
export function refused(status: number, message: string): Outcome {
  return { status, body: { message }, credits: 0, subject: '' };
}
