import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type Connection, connection as connectionSchema } from '../../../src/model/schemas/purchases/account.ts';
import type { Service } from '../../../src/model/schemas/purchases/service.ts';
import { type ConnectionInput, createConnect } from '../../../src/purchasing/connection/connect.ts';
import { createTransports } from '../../../src/purchasing/connection/transports.ts';
import { verify } from '../../../src/services/registry.ts';
import {
  CLOUD_ELEMENTS_DEMO_ORGANIZATION,
  CLOUD_ELEMENTS_DEMO_USER,
  type CloudElements,
  COGNISM_DEMO_KEY,
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  type Cognism,
  type CognismLegacy,
  DEMO_KEY,
  KASPR_V2_DEMO_KEY,
  type Kaspr,
  type KasprV2,
  KISSMETRICS_DEMO_TOKEN,
  type Kissmetrics,
  startCloudElements,
  startCognism,
  startCognismLegacy,
  startKaspr,
  startKasprV2,
  startKissmetrics,
} from '../../sandbox/index.ts';
import { requestTo } from '../services/loopback.ts';
import { NOW } from './examples.ts';
import { MemoryAccounts } from './memory-accounts.ts';

// Each service as it is, over the wire: what a key is saved as, by free calls only.

type Servers = {
  readonly kaspr: Kaspr;
  readonly kasprV2: KasprV2;
  readonly cognism: Cognism;
  readonly legacy: CognismLegacy;
  readonly kissmetrics: Kissmetrics;
  readonly cloudElements: CloudElements;
};

let servers: Servers;
let accounts: MemoryAccounts;

beforeAll(async () => {
  const plain = { tls: false };
  servers = {
    kaspr: await startKaspr(plain),
    kasprV2: await startKasprV2(plain),
    cognism: await startCognism(plain),
    legacy: await startCognismLegacy(plain),
    kissmetrics: await startKissmetrics(plain),
    cloudElements: await startCloudElements(plain),
  };
});
beforeEach(() => {
  for (const server of Object.values(servers)) server.reset();
  accounts = new MemoryAccounts();
});
afterAll(async () => {
  for (const server of Object.values(servers)) await server.stop();
});

function connect() {
  const { allowedOrigins } = accounts;
  const request = requestTo('', { allowedOrigins });
  const transports = createTransports(accounts, request, () => true);
  return createConnect({ accounts, request, verify, transports, addBalancePoint: async () => {}, now: () => NOW });
}

/** What the user entered, at a server of the sandbox. */
const SETUPS = {
  kaspr: () => setup('kaspr', servers.kaspr.origin, DEMO_KEY),
  kasprV2: () => setup('kaspr', servers.kasprV2.origin, KASPR_V2_DEMO_KEY),
  cognism: () => setup('cognism', `${servers.cognism.origin}/api/search`, COGNISM_DEMO_KEY),
  legacy: () => setup('cognism2016', `${servers.legacy.origin}/api/v1`, COGNISM_DEMO_TOKEN, COGNISM_DEMO_SECRET),
  kissmetrics: () => setup('kissmetrics', servers.kissmetrics.origin, KISSMETRICS_DEMO_TOKEN),
  cloudElements: () =>
    setup(
      'cloudElements',
      `${servers.cloudElements.origin}/elements/api-v2`,
      CLOUD_ELEMENTS_DEMO_USER,
      CLOUD_ELEMENTS_DEMO_ORGANIZATION,
    ),
};

function setup(service: Service, base: string, key: string, secretKey: string | null = null): ConnectionInput {
  return { service, base, key, secretKey, keyForm: 'auto', generation: 'auto' };
}

const NAMES = ['kaspr', 'kasprV2', 'cognism', 'legacy', 'kissmetrics', 'cloudElements'] as const;
const saved = async (name: (typeof NAMES)[number]) => accounts.connection(SETUPS[name]().service);

describe('a good key', () => {
  test.each<[(typeof NAMES)[number], Partial<Connection>]>([
    ['kaspr', { foundGeneration: 1, user: 'sam.seller@leadlight.example', entitlements: [] }],
    ['kasprV2', { foundGeneration: 2, tellsCredits: true, entitlements: [] }],
    // Neither of Cognism's APIs says whose a key is.
    ['cognism', { foundGeneration: 1, user: null, entitlements: expect.arrayContaining(['email', 'linkedinUrl']) }],
    ['legacy', { foundGeneration: 1, user: null, entitlements: [] }],
    ['kissmetrics', { user: 'Leadlight Demo, Leadlight Labs', entitlements: expect.arrayContaining(['accounts']) }],
    ['cloudElements', { user: null, entitlements: [] }],
  ])('of %s is saved as verified, with what it says of itself', async (name, found) => {
    expect(await connect().save(SETUPS[name]())).toBeNull();
    const connection = await saved(name);
    expect(connection).toMatchObject({ ...found, generation: 'auto', verifiedAt: NOW });
    expect(connectionSchema.safeParse(connection).success).toBe(true);
  });

  it.each(NAMES)('of %s costs nothing', async (name) => {
    await connect().save(SETUPS[name]());
    expect(servers[name].requests.length).toBeGreaterThan(0);
    const { kaspr, kasprV2, cognism } = servers;
    expect([kaspr, kasprV2, cognism].flatMap((server) => server.charges())).toEqual([]);
  });

  it.each(NAMES)('of %s tells how the host takes paid requests, where any can be paid', async (name) => {
    await connect().save(SETUPS[name]());
    const origins = name === 'legacy' || name === 'kissmetrics' ? [] : [servers[name].origin];
    // Node's servers here are plain, and take streams.
    expect([...accounts.transports]).toEqual(origins.map((origin) => [origin, 'once']));
  });
});

it.each(NAMES)('a bad key of %s is saved, and said to be bad', async (name) => {
  const wrong = { ...SETUPS[name](), key: 'not-a-key-of-anybody' };
  expect(await connect().save(wrong)).toEqual({ kind: 'bad-key', service: wrong.service });
  expect(await saved(name)).toMatchObject({ keyTail: 'body', user: null, verifiedAt: null, entitlements: [] });
});

it('two halves are told apart from one, and from each other', async () => {
  const { save } = connect();
  await save(SETUPS.legacy());
  const both = (await saved('legacy'))?.keyId;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  expect(both).toBe(hash(`${COGNISM_DEMO_TOKEN}\n${COGNISM_DEMO_SECRET}`));
  // A half that is not entered is the saved one.
  await save({ ...SETUPS.legacy(), key: null, secretKey: 'another-secret-0001' });
  expect(await accounts.secret('cognism2016')).toMatchObject({
    key: COGNISM_DEMO_TOKEN,
    secretKey: 'another-secret-0001',
  });
  await save({ ...SETUPS.legacy(), secretKey: null });
  expect(await accounts.secret('cognism2016')).toMatchObject({ secretKey: 'another-secret-0001' });
});

describe('the third secret of Cloud Elements', () => {
  const DROPBOX = 'dropbox-element-token-520103=';
  const kept = async () => (await accounts.secret('cloudElements'))?.elementToken;

  it('opens what it belongs to without the organization’s, and stays until there is another', async () => {
    const { save } = connect();
    const alone = { ...SETUPS.cloudElements(), secretKey: null };
    expect(await save(alone)).toEqual({ kind: 'no-key', service: 'cloudElements' });
    expect(await save({ ...alone, elementToken: DROPBOX })).toBeNull();
    expect(servers.cloudElements.requests.map(({ path }) => path)).toContain('/elements/api-v2/ping');
    expect(await kept()).toBe(DROPBOX);
    expect(await save({ ...alone, key: null })).toBeNull();
    expect(await kept()).toBe(DROPBOX);
    expect(await save({ ...alone, key: null, elementToken: 'nobody-element-token-1' })).toMatchObject({
      kind: 'bad-key',
    });
    expect(await kept()).toBe('nobody-element-token-1');
  });

  it('is none of another service', async () => {
    await connect().save({ ...SETUPS.legacy(), elementToken: DROPBOX });
    expect(await accounts.secret('cognism2016')).not.toHaveProperty('elementToken');
  });
});

describe('which of Kaspr’s APIs a key is for', () => {
  test.each<[string, keyof typeof SETUPS, ConnectionInput['generation'], Connection['foundGeneration']]>([
    ['is found', 'kaspr', 'auto', 1],
    ['is found', 'kasprV2', 'auto', 2],
    ['is the user’s word', 'kaspr', '1', 1],
    ['is the user’s word', 'kasprV2', '2', 2],
    // Both tell whose a key is: nothing that is free contradicts the user.
    ['is the user’s word', 'kaspr', '2', 2],
  ])('%s: %s, by hand %s', async (_, name, generation, found) => {
    expect(await connect().save({ ...SETUPS[name](), generation })).toBeNull();
    expect(await accounts.connection('kaspr')).toMatchObject({ generation, foundGeneration: found });
  });

  it('stays found while the service does not answer', async () => {
    const { save } = connect();
    await save(SETUPS.kasprV2());
    for (const path of ['/keys/remainingCredits', '/keys/verifyKey']) {
      servers.kasprV2.always(`GET ${path}`, { status: 500 });
    }
    expect(await save(SETUPS.kasprV2())).toMatchObject({ kind: 'service-down' });
    expect(await accounts.connection('kaspr')).toMatchObject({
      foundGeneration: 2,
      tellsCredits: true,
      verifiedAt: null,
    });
    // What one API has told is not known of the other.
    await save({ ...SETUPS.kasprV2(), generation: '1' });
    expect(await accounts.connection('kaspr')).toMatchObject({ foundGeneration: 1, tellsCredits: false });
    // Another key is not taken for one of the same kind.
    await save({ ...SETUPS.kasprV2(), key: 'another-key-0000002' });
    expect(await accounts.connection('kaspr')).toMatchObject({ foundGeneration: 1, tellsCredits: false });
  });
});
