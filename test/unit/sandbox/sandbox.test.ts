import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_KEY, KASPR_V2_DEMO_KEY, type Sandbox, startSandbox } from '../../sandbox/index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ kaspr: { keys: [{ key: DEMO_KEY, credits: 7 }] } });
});
afterAll(() => sandbox.stop());

/** First line of what comes back for `text`, through the proxy to `target`, inside TLS where the proxy lets through. */
function through(target: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp(sandbox.proxy.port, '127.0.0.1', () => {
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    });
    socket.on('error', reject);
    socket.once('data', (data) => {
      const status = String(data).split('\r\n')[0] ?? '';
      if (!status.includes('200')) return resolve(status);
      const servername = target.replace(/:\d+$/, '');
      const inner = connectTls({ socket, servername, rejectUnauthorized: false }, () => inner.write(text));
      inner.once('data', (reply) => {
        resolve(String(reply).split('\r\n')[0] ?? '');
        socket.destroy();
      });
      inner.on('error', reject);
    });
  });
}

it('maps every host that it plays, and no other, for Chromium', () => {
  const { hostRules, site, kaspr, kasprV2, cognism, cognismLegacy, kissmetrics, cloudElements } = sandbox;
  expect(hostRules.split(', ')).toEqual([
    `MAP *.linkedin.com:443 127.0.0.1:${site.port}`,
    `MAP linkedin.com:443 127.0.0.1:${site.port}`,
    `MAP developer.kaspr.io:443 127.0.0.1:${kaspr.port}`,
    `MAP developer.kaspr.fr:443 127.0.0.1:${kaspr.port}`,
    `MAP api.developers.kaspr.io:443 127.0.0.1:${kasprV2.port}`,
    `MAP app.cognism.com:443 127.0.0.1:${cognism.port}`,
    `MAP api.cognism.io:443 127.0.0.1:${cognismLegacy.port}`,
    `MAP api.kissmetrics.com:443 127.0.0.1:${kissmetrics.port}`,
    `MAP query.kissmetrics.com:443 127.0.0.1:${kissmetrics.port}`,
    `MAP query.kissmetrics.io:443 127.0.0.1:${kissmetrics.port}`,
    `MAP api.cloud-elements.com:443 127.0.0.1:${cloudElements.port}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ]);
});

it('passes a sandbox host through the proxy', async () => {
  const feed = 'GET /feed/ HTTP/1.1\r\nHost: www.linkedin.com\r\n\r\n';
  expect(await through('www.linkedin.com:443', feed)).toBe('HTTP/1.1 200 OK');
  expect(sandbox.site.requests.at(-1)).toMatchObject({ host: 'www.linkedin.com', path: '/feed/' });
  const verify = `GET /keys/verifyKey HTTP/1.1\r\nHost: developer.kaspr.io\r\nAuthorization: ${DEMO_KEY}\r\n\r\n`;
  expect(await through('developer.kaspr.io:443', verify)).toBe('HTTP/1.1 200 OK');
  expect(sandbox.kaspr.balance(DEMO_KEY)).toBe(7);
});

it.each([
  ['developer.kaspr.io', DEMO_KEY, '200 OK'],
  ['developer.kaspr.io', KASPR_V2_DEMO_KEY, '401 Unauthorized'],
  ['api.developers.kaspr.io', KASPR_V2_DEMO_KEY, '200 OK'],
  ['api.developers.kaspr.io', DEMO_KEY, '401 Unauthorized'],
])('at %s answers %s with %s: each generation knows its own keys', async (host, key, status) => {
  const verify = `GET /keys/verifyKey HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\n\r\n`;
  expect(await through(`${host}:443`, verify)).toBe(`HTTP/1.1 ${status}`);
});

it.each(['example.com:443', 'evillinkedin.com:443', 'www.linkedin.com:8443'])('refuses %s', async (target) => {
  expect(await through(target, '')).toBe('HTTP/1.1 403 Forbidden');
  expect(sandbox.proxy.refused.at(-1)).toBe(target);
});
