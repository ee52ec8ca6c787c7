import { expect, it } from 'vitest';
import { createCloud, idOfPasted } from '../../../src/background/wiring/cloud.ts';
import { createWires } from '../../../src/purchasing/connection/wires.ts';
import { createRecord } from '../../../src/services/cloud-elements/records.ts';
import type { Request } from '../../../src/services/http/http.ts';

const EMPTY = { kind: 'json', value: { id: '1' } } as const;

/** An account at Cloud Elements with a connection that was picked, or whose token was pasted. */
function office(instanceId: string, elementToken: string | null) {
  let wire: unknown = null;
  const scene = { isHttp2: true, asked: [] as string[] };
  const request = async (call: Parameters<Request>[0]) => {
    scene.asked.push(`${call.method} ${call.sending ?? 'plain'}`);
    if (call.sending === 'once' && !scene.isHttp2) return { kind: 'no-reply', why: 'cut' };
    return { kind: 'reply', status: 200, headers: new Headers(), body: EMPTY };
  };
  const accounts = {
    wire: async () => wire,
    keepWire: async (kept: unknown) => {
      wire = kept;
    },
    forgetWire: async () => {
      wire = null;
    },
    connection: async () => ({ service: 'cloudElements', base: 'https://x.example', keyId: 'k' }),
    secret: async () => ({ key: 'user', secretKey: 'organization', elementToken }),
  };
  const hubs = { picked: async () => ({ instanceId }), token: async () => (elementToken === null ? 'token' : null) };
  // As much of each as is used here.
  const wires = createWires(accounts as never, request as never, () => true);
  return { scene, cloud: createCloud({ accounts, hubs, request, wires, now: () => 0 } as never) };
}

it('what was learnt of a host is dropped once the way to it has changed: contacts can be made again', async () => {
  const { scene, cloud } = office('17', null);
  expect((await createRecord((await cloud.hub('crm')).asker, 'contacts', {})).ok).toBe(true);
  expect(scene.asked.at(-1)).toBe('POST once');
  // Another network, with a proxy that knows HTTP/1.1 only.
  scene.isHttp2 = false;
  const first = await createRecord((await cloud.hub('crm')).asker, 'contacts', {});
  const second = await createRecord((await cloud.hub('crm')).asker, 'contacts', {});
  expect([first.ok, second.ok]).toEqual([false, true]);
});

it('a token that was pasted after the connection was picked leads nowhere: a contact’s number is somebody else’s there', async () => {
  const { cloud } = office(await idOfPasted('one'), 'another');
  await expect(cloud.hub('crm')).rejects.toMatchObject({ failure: { kind: 'no-key' } });
  const same = office(await idOfPasted('one'), 'one');
  expect((await same.cloud.hub('crm')).asker.access.elementToken).toBe('one');
});
