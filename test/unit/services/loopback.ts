import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, createRequest, type HttpEnvironment, type Request } from '../../../src/services/http/http.ts';
import { isAnyoneSilent } from '../../sandbox/service/behaviour.ts';

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  body: string;
};

/** A plain server on 127.0.0.1 that remembers what reached it. */
export type Loopback = { readonly origin: string; readonly seen: Seen[]; readonly stop: () => Promise<void> };

export async function serve(answer: (response: ServerResponse, seen: Seen) => void): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer(async (message, response) => {
    const one: Seen = { method: message.method ?? '', path: message.url ?? '', headers: message.headers, body: '' };
    seen.push(one);
    for await (const part of message) one.body += part;
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A user who is online, allows everything and set up one origin; a test says what is different. */
export function surroundings(origin: string, different: Partial<HttpEnvironment> = {}): HttpEnvironment {
  return {
    fetch: (input, init) => fetch(input, init),
    isOnline: () => true,
    allowedOrigins: async () => [origin],
    mayReach: async () => true,
    ...different,
  };
}

/** A reply is waited for so long (ms): briefly where a service keeps silent on purpose. */
const patience = () => (isAnyoneSilent() ? 200 : 20_000);

/** A request function with the patience that each call needs. */
export const requestIn = (where: HttpEnvironment): Request => {
  return (call) => createRequest({ limit: patience(), ...where })(call);
};

export const requestTo = (origin: string, different?: Partial<HttpEnvironment>): Request =>
  requestIn(surroundings(origin, different));

export function call(url: string, different: Partial<Call> = {}): Call {
  return { service: 'kaspr', url, method: 'POST', headers: {}, json: { id: 'jane' }, mode: 'plain', ...different };
}
