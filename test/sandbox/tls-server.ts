import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { sandboxCertificate } from './certificate.ts';
import { Connections } from './connections.ts';
import { Exchange, type ReceivedRequest } from './exchange.ts';
import { describeRequest, readBody } from './received.ts';

export type Protocol = 'h2' | 'http/1.1';

export interface ServerOptions {
  /** What ALPN offers; 'h2' takes HTTP/1.1 clients too. Default 'h2'. */
  readonly protocol?: Protocol;
  /** False: plain HTTP/1.1 without TLS. Default true. */
  readonly tls?: boolean;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
}

export interface Server {
  readonly port: number;
  /** Every request that has reached the server, in order, also those that were never answered. */
  readonly requests: ReceivedRequest[];
  /** Destroys all connections that are open now; new ones are taken. */
  dropConnections(): void;
  /** Destroys all connections and closes the port. */
  stop(): Promise<void>;
}

/** Takes over a connection that switches protocols (websocket). `head`: what came after the request. */
export type Upgrade = (request: ReceivedRequest, socket: Duplex, head: Buffer) => void;

type AnyRequest = IncomingMessage | Http2ServerRequest;
type AnyResponse = ServerResponse | Http2ServerResponse;

/** Listens on a free port of 127.0.0.1 and calls `handle` for each request whose body has arrived. */
export async function startServer(
  handle: (exchange: Exchange) => Promise<void> | void,
  { protocol = 'h2', tls = true, clock = Date.now }: ServerOptions = {},
  upgrade?: Upgrade,
): Promise<Server> {
  const requests: ReceivedRequest[] = [];
  const connections = new Connections();

  const listener = async (message: AnyRequest, response: AnyResponse) => {
    const connection = connections.of(message.socket.remotePort);
    const request = describeRequest(message, clock(), connection.use());
    requests.push(request);
    response.on('close', () => {
      request.gone ||= !response.writableEnded;
    });
    // Clients that leave make streams fail; that is the client's business.
    for (const stream of [message, response]) stream.on('error', () => {});
    if (!(await readBody(message, request))) return;
    await handle(new Exchange(request, response, () => connection.destroy()));
  };

  const server = await createServer(listener, protocol, tls);
  // Without a listener Node answers such requests like any other.
  if (upgrade) {
    server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
      const connection = connections.of(message.socket.remotePort);
      const request = describeRequest(message, clock(), connection.use());
      requests.push(request);
      socket.on('error', () => {});
      upgrade(request, socket, head);
    });
  }
  server.on('connection', (socket: Socket) => connections.watch(socket));
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => connections.add(socket));
  for (const event of ['sessionError', 'tlsClientError']) server.on(event, () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    dropConnections: () => connections.destroyAll(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        connections.destroyAll();
      }),
  };
}

async function createServer(
  listener: (message: AnyRequest, response: AnyResponse) => Promise<void>,
  protocol: Protocol,
  tls: boolean,
): Promise<NetServer> {
  if (!tls) return createPlainServer(listener);
  const { key, cert } = await sandboxCertificate();
  return protocol === 'h2'
    ? createSecureServer({ key, cert, allowHTTP1: true }, listener)
    : createTlsServer({ key, cert, ALPNProtocols: ['http/1.1'] }, listener);
}
