import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  /** `host:port` of everything that was asked for and not mapped: what would have left the machine. */
  readonly refused: string[];
  /** Holds connections to a host until released: a request has left its sender but not arrived. */
  hold(host: string): ProxyHold;
  stop(): Promise<void>;
}

export interface ProxyHold {
  /** Resolves when the first connection waits. */
  readonly reached: Promise<void>;
  readonly release: () => void;
}

/**
 * An HTTP CONNECT proxy on loopback, for browsers without a host map (Firefox).
 * `map` gives the local port that plays `host:port`, or null: refused with 403 and remembered.
 */
export async function startConnectProxy(map: (host: string, port: number) => number | null): Promise<ConnectProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const holds = new Map<string, { arrive: () => void; released: Promise<void> }>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };

  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', keep);
  server.on('connect', async (request, client: Socket, head: Buffer) => {
    const { hostname, port } = new URL(`https://${request.url ?? ''}`);
    const target = map(hostname, Number(port || 443));
    if (target === null) {
      refused.push(request.url ?? '');
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    holds.get(hostname)?.arrive();
    await holds.get(hostname)?.released;
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    keep(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    hold: (host) => {
      let [arrive, letGo] = [() => {}, () => {}];
      const reached = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      const released = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      holds.set(host, { arrive, released });
      const release = () => {
        holds.delete(host);
        letGo();
      };
      return { reached, release };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
