import { createHash, X509Certificate } from 'node:crypto';
import { connect as connectHttp2 } from 'node:http2';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxCertificate } from '../../sandbox/certificate.ts';
import { DEMO_KEY, type Kaspr, type KasprOptions, startKaspr } from '../../sandbox/index.ts';
import { http1Client, http2Client } from './client.ts';

const running: Kaspr[] = [];

async function start(options: KasprOptions): Promise<Kaspr> {
  const kaspr = await startKaspr(options);
  running.push(kaspr);
  return kaspr;
}

afterEach(async () => {
  for (const kaspr of running.splice(0)) await kaspr.stop();
});

async function handshake(port: number, servername: string, ALPNProtocols: string[]): Promise<TLSSocket> {
  const { cert } = await sandboxCertificate();
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername, ca: cert, ALPNProtocols }, () => resolve(socket));
    socket.on('error', reject);
  });
}

describe('the certificate', () => {
  it.each(['www.linkedin.com', 'linkedin.com', 'fr.linkedin.com', 'developer.kaspr.io', 'developer.kaspr.fr'])(
    'is valid for %s',
    async (name) => {
      const { port } = await start({});
      const socket = await handshake(port, name, ['h2']);
      expect(socket.authorized).toBe(true);
      socket.destroy();
    },
  );

  it('is not valid for anybody else', async () => {
    const { port } = await start({});
    await expect(handshake(port, 'www.bank.example', ['h2'])).rejects.toThrow(/altnames/);
  });

  it('has the fingerprint that browsers are told', async () => {
    const { cert, spki } = await sandboxCertificate();
    const der = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    expect(spki).toBe(createHash('sha256').update(der).digest('base64'));
  });
});

describe('the protocol', () => {
  it.each([
    ['h2', ['h2', 'http/1.1'], 'h2'],
    ['h2', ['http/1.1'], 'http/1.1'],
    ['http/1.1', ['h2', 'http/1.1'], 'http/1.1'],
  ] as const)('of a server for %s with a client for %j is %s', async (protocol, offered, agreed) => {
    const { port } = await start({ protocol });
    const socket = await handshake(port, 'localhost', [...offered]);
    expect(socket.alpnProtocol).toBe(agreed);
    socket.destroy();
  });

  it('can be plain HTTP', async () => {
    const kaspr = await start({ tls: false });
    expect(kaspr.origin).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const client = http1Client(kaspr.origin);
    const reply = await client.ask({ path: '/keys/verifyKey', headers: { authorization: DEMO_KEY } });
    expect([reply.status, kaspr.requests[0]?.httpVersion]).toEqual([200, '1.1']);
  });
});

describe('the list of requests', () => {
  it('holds what was asked, in what words, on which connection', async () => {
    const kaspr = await start({ clock: () => 42 });
    const clients = [http2Client(kaspr.origin), http1Client(kaspr.origin)];
    for (const client of [...clients, ...clients]) {
      await client.ask({ path: '/keys/verifyKey?a=b', headers: { Authorization: DEMO_KEY, 'X-Odd': 'é'.normalize() } });
    }
    clients.forEach((client) => {
      client.close();
    });
    expect(kaspr.requests.map(({ httpVersion, connection, reused }) => [httpVersion, connection, reused])).toEqual([
      ['2.0', 1, false],
      ['1.1', 2, false],
      ['2.0', 1, true],
      ['1.1', 2, true],
    ]);
    expect(kaspr.requests[0]).toMatchObject({ method: 'GET', host: 'localhost', path: '/keys/verifyKey', at: 42 });
    expect(kaspr.requests[0]?.headers).toMatchObject({ authorization: DEMO_KEY, host: `localhost:${kaspr.port}` });
    expect(kaspr.requests[0]?.query.get('a')).toBe('b');
    expect(kaspr.count('GET /keys/verifyKey')).toBe(4);
  });

  it('holds a request whose body never came, without acting on it', async () => {
    const kaspr = await start({});
    const session = connectHttp2(kaspr.origin, { rejectUnauthorized: false });
    session.on('error', () => {});
    const stream = session.request({
      ':method': 'POST',
      ':path': '/profile/profile',
      authorization: DEMO_KEY,
      'content-type': 'application/json',
    });
    stream.on('error', () => {});
    stream.write('{"id":"janedoe-gr');
    await expect.poll(() => kaspr.count('POST /profile/profile')).toBe(1);
    session.destroy();
    await expect.poll(() => kaspr.requests[0]?.gone).toBe(true);
    expect([kaspr.requests[0]?.body, kaspr.charges().length]).toEqual([undefined, 0]);
  });
});

it('closes its port and its open connections on stop', async () => {
  const kaspr = await start({});
  const socket = await handshake(kaspr.port, 'localhost', ['h2']);
  const closed = new Promise((resolve) => socket.resume().on('close', resolve));
  await kaspr.stop();
  await closed;
  await expect(handshake(kaspr.port, 'localhost', ['h2'])).rejects.toThrow(/ECONNREFUSED/);
  running.length = 0;
});
