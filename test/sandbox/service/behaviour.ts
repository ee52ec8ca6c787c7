import type { ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import { Hold, type HoldPoint } from './hold.ts';

/**
 * How one request is mistreated; the parts can be combined. Without `charge` the usual price is taken where the usual
 * reply, `json` or `huge` is sent, and nothing where an error, a page, a redirect or no answer is.
 */
export interface Behaviour {
  /** Milliseconds to wait before anything is done. */
  readonly delay?: number;
  readonly hold?: Hold;
  /** Drops the whole connection there. */
  readonly cut?: 'before-charge' | 'after-charge' | 'mid-body';
  /** True: the usual price. False: nothing. A number: so many credits, also where the usual price would be 0. */
  readonly charge?: boolean | number;
  readonly status?: number;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Added to the usual headers, or in their place. */
  readonly headers?: ReplyHeaders;
  /** An HTML page with status 200. */
  readonly html?: true;
  /** JSON of another shape, with status 200. */
  readonly json?: unknown;
  /** The usual reply, valid JSON, made longer by so many bytes. */
  readonly huge?: number;
  /** Sends the client there, with `status` or 302. */
  readonly redirect?: string;
  /** No answer at all; the connection stays open. */
  readonly never?: true;
  /** What Kaspr was seen to answer without credits: 200 and a message. */
  readonly noCreditsMessage?: true;
  /** 411 for a body without a `Content-Length`, that is for a streamed one. */
  readonly lengthRequired?: true;
  /** Leaves out the headers about credits and rate limit. */
  readonly dropHeaders?: true;
}

interface Waiting {
  readonly target: string;
  readonly behaviour: Behaviour;
}

/** The services of this process that will keep silent on purpose. */
const silent = new Set<Misbehaviour>();

/** Whether a service will never answer a request: a test need not wait as long as a user would. */
export const isAnyoneSilent = (): boolean => silent.size > 0;

/** What is to happen to which request. A target is `/profile/profile`, `POST /profile/profile` or `//host/path`. */
export class Misbehaviour {
  #queue: Waiting[] = [];
  readonly #standing = new Map<string, Behaviour>();
  #holds: Hold[] = [];
  #era = new AbortController();

  /** Ends when everything is forgotten: a request of before must not be charged to the account of after. */
  get era(): AbortSignal {
    return this.#era.signal;
  }

  /** Queues a behaviour for the next matching request that has none queued before it. */
  next(target: string, behaviour: Behaviour): void {
    this.#queue.push({ target, behaviour });
    if (behaviour.never) silent.add(this);
  }

  /** Sets the behaviour of every matching request without a queued one; null ends that. */
  always(target: string, behaviour: Behaviour | null): void {
    if (behaviour) this.#standing.set(target, behaviour);
    else this.#standing.delete(target);
    if (behaviour?.never) silent.add(this);
  }

  hold(point: HoldPoint): Hold {
    const hold = new Hold(point);
    this.#holds.push(hold);
    return hold;
  }

  /** The behaviour for a request; a queued one is used up. */
  take({ method, path, headers }: Pick<ReceivedRequest, 'method' | 'path' | 'headers'>): Behaviour {
    const targets = [`//${headers.host}${path}`, path, `${method} ${path}`];
    const index = this.#queue.findIndex(({ target }) => targets.includes(target));
    if (index >= 0) return this.#queue.splice(index, 1)[0]?.behaviour ?? {};
    return targets.map((target) => this.#standing.get(target)).find((found) => found !== undefined) ?? {};
  }

  /** Forgets everything, and lets go of all that wait. */
  clear(): void {
    silent.delete(this);
    this.#era.abort();
    this.#era = new AbortController();
    this.#queue = [];
    this.#standing.clear();
    for (const hold of this.#holds) hold.release();
    this.#holds = [];
  }
}
