import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, ReceivedRequest, ReplyHeaders } from '../exchange.ts';
import { type ServerOptions, startServer } from '../tls-server.ts';
import { type Behaviour, Misbehaviour } from './behaviour.ts';
import { deliver, priceUnder, replyUnder } from './deliver.ts';
import type { Hold, HoldPoint } from './hold.ts';
import type { Outcome } from './outcome.ts';

/** What makes one service out of a server. */
export interface ServiceParts<O extends Outcome> {
  readonly answer: (request: ReceivedRequest, behaviour: Behaviour) => O;
  /** Takes credits for a reply and gives its headers on credits and limits. Without it, calls are free. */
  readonly settle?: (request: ReceivedRequest, outcome: O, price: number, behaviour: Behaviour) => ReplyHeaders;
  readonly reset: () => void;
  /** Takes over the connection of a request for another protocol; a service without it has none. */
  readonly upgrade?: (request: ReceivedRequest, socket: Duplex, head: Buffer, behaviour: Behaviour) => void;
}

/** A running service that can be made to misbehave and records its requests. */
export interface RunningService {
  readonly port: number;
  /** Base address at which this server can be reached directly. */
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many requests of a kind have arrived, as in `count('POST /path')`. */
  count(target: string): number;
  /** Mistreats the next request to a path (`/path`, `POST /path` or `//host/path`). Calls queue up. */
  next(target: string, behaviour: Behaviour): void;
  /** Mistreats all requests to a path; null ends it. */
  always(target: string, behaviour: Behaviour | null): void;
  /** Makes a hold for use in a behaviour. */
  hold(point: HoldPoint): Hold;
  /** Cuts every connection that is open now, idle ones and those with a request on them. */
  dropConnections(): void;
  /** Back to the start: state as given, no requests, no mistreatment. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts a service on a free loopback port. */
export async function runService<O extends Outcome>(
  parts: ServiceParts<O>,
  options: ServerOptions,
): Promise<RunningService> {
  const misbehaviour = new Misbehaviour();
  const { upgrade } = parts;
  const server = await startServer(
    (exchange) => serve(exchange, parts, misbehaviour),
    options,
    upgrade && ((request, socket, head) => upgrade(request, socket, head, misbehaviour.take(request))),
  );
  return {
    port: server.port,
    origin: (options.tls ?? true) ? `https://localhost:${server.port}` : `http://127.0.0.1:${server.port}`,
    requests: server.requests,
    count: (target) => server.requests.filter(({ method, path }) => `${method} ${path}` === target).length,
    next: (target, behaviour) => misbehaviour.next(target, behaviour),
    always: (target, behaviour) => misbehaviour.always(target, behaviour),
    hold: (point) => misbehaviour.hold(point),
    dropConnections: server.dropConnections,
    reset: () => {
      misbehaviour.clear();
      parts.reset();
      server.requests.length = 0;
    },
    stop: async () => {
      misbehaviour.clear();
      await server.stop();
    },
  };
}

/** Answers one request: wait, look up, charge, reply, with every mistreatment in its place. */
async function serve<O extends Outcome>(
  exchange: Exchange,
  parts: ServiceParts<O>,
  misbehaviour: Misbehaviour,
): Promise<void> {
  const { request } = exchange;
  const { era } = misbehaviour;
  // A browser that may not talk to this host asks first (OPTIONS): that is not the request a behaviour is meant for.
  const behaviour = request.method === 'OPTIONS' ? {} : misbehaviour.take(request);
  if (behaviour.delay) await sleep(behaviour.delay, undefined, { signal: era }).catch(() => {});
  await behaviour.hold?.wait('before-charge');
  if (era.aborted) return exchange.cut();
  if (behaviour.cut === 'before-charge') return exchange.cut();
  const outcome = parts.answer(request, behaviour);
  const headers = parts.settle?.(request, outcome, priceUnder(behaviour, outcome), behaviour) ?? {};
  await behaviour.hold?.wait('after-charge');
  if (era.aborted) return exchange.cut();
  if (behaviour.cut === 'after-charge') return exchange.cut();
  if (behaviour.never) return;
  await deliver(exchange, replyUnder(behaviour, outcome, headers), behaviour);
}
