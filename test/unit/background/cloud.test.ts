import { expect, it } from 'vitest';
import { createCloud, pastedInstanceId } from '../../../src/background/wiring/cloud.ts';
import { createTransports } from '../../../src/purchasing/connection/transports.ts';
import { createRecord } from '../../../src/services/cloud-elements/records.ts';
import type { Request } from '../../../src/services/http/http.ts';

const EMPTY = { kind: 'json', value: { id: '1' } } as const;

/** An account at Cloud Elements with a connection that was picked, or whose token was pasted. */
function office(instanceId: string, elementToken: string | null) {
  let transport: unknown = null;
  const browserSession = { isHttp2: true, asked: [] as string[] };
  const request = async (call: Parameters<Request>[0]) => {
    browserSession.asked.push(`${call.method} ${call.mode ?? 'plain'}`);
    if (call.mode === 'once' && !browserSession.isHttp2) return { kind: 'no-reply', why: 'cut' };
    return { kind: 'reply', status: 200, headers: new Headers(), body: EMPTY };
  };
  const accounts = {
    transport: async () => transport,
    keepTransport: async (kept: unknown) => {
      transport = kept;
    },
    forgetTransport: async () => {
      transport = null;
    },
    connection: async () => ({ service: 'cloudElements', base: 'https://x.example', keyId: 'k' }),
    secret: async () => ({ key: 'user', secretKey: 'organization', elementToken }),
  };
  const hubs = { picked: async () => ({ instanceId }), token: async () => (elementToken === null ? 'token' : null) };
  // As much of each as is used here.
  const transports = createTransports(accounts as never, request as never, () => true);
  return { browserSession, cloud: createCloud({ accounts, hubs, request, transports, now: () => 0 } as never) };
}

it('what was learnt of a host is dropped once the way to it has changed: contacts can be made again', async () => {
  const { browserSession, cloud } = office('17', null);
  expect((await createRecord((await cloud.hub('crm')).asker, 'contacts', {})).ok).toBe(true);
  expect(browserSession.asked.at(-1)).toBe('POST once');
  // Another network, with a proxy that knows HTTP/1.1 only.
  browserSession.isHttp2 = false;
  const first = await createRecord((await cloud.hub('crm')).asker, 'contacts', {});
  const second = await createRecord((await cloud.hub('crm')).asker, 'contacts', {});
  expect([first.ok, second.ok]).toEqual([false, true]);
});

it('a token that was pasted after the connection was picked leads nowhere: a contact’s number is somebody else’s there', async () => {
  const { cloud } = office(await pastedInstanceId('one'), 'another');
  await expect(cloud.hub('crm')).rejects.toMatchObject({ failure: { kind: 'no-key' } });
  const same = office(await pastedInstanceId('one'), 'one');
  expect((await same.cloud.hub('crm')).asker.access.elementToken).toBe('one');
});
