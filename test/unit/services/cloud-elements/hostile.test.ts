import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Connection } from '../../../../src/model/schemas/purchases/account.ts';
import { failure } from '../../../../src/model/schemas/purchases/failure.ts';
import { z } from '../../../../src/model/schemas/schema.ts';
import type { CloudAsker } from '../../../../src/services/cloud-elements/ask.ts';
import { usableSecret } from '../../../../src/services/cloud-elements/authorization.ts';
import { askOAuthUrl, createInstance } from '../../../../src/services/cloud-elements/connect-instance.ts';
import { listFolder, readFileLinks, uploadFile } from '../../../../src/services/cloud-elements/documents.ts';
import {
  listElements,
  listInstances,
  readInstance,
  removeInstance,
} from '../../../../src/services/cloud-elements/instances.ts';
import {
  createRecord,
  readRecord,
  removeRecord,
  searchRecords,
  updateRecord,
} from '../../../../src/services/cloud-elements/records.ts';
import { stepsOf, textAt } from '../../../../src/services/cloud-elements/vendor-fields.ts';
import { verifyCloudElements } from '../../../../src/services/cloud-elements/verify.ts';
import { createRequest } from '../../../../src/services/http/http.ts';
import { expectMoreThan, randomRuns } from '../../../random-runs.ts';
import { surroundings } from '../loopback.ts';
import { NOW } from './fixture.ts';
import { bytes, headings, status } from './hostile-values.ts';

const RUNS = randomRuns(2000);
const ORIGIN = 'https://api.cloud-elements.com';
const BASE = `${ORIGIN}/elements/api-v2`;
const BODILESS = new Set([204, 205, 304]);
const PATHS = ['email', 'properties.email', 'Email', '__proto__.polluted', 'constructor.name', 'id', 'toString', 'a.b'];

type Wired = { readonly status: number; readonly headings: [string, string][]; readonly bytes: Uint8Array };
const replies = fc.record({ status, headings, bytes });

/** The request function as shipped, in front of a service that answers everything alike; notes where requests went. */
function askerOf({ status, headings, bytes }: Wired, sent: string[]): CloudAsker {
  const body = BODILESS.has(status) ? null : new Uint8Array(bytes);
  const fetch = async (url: RequestInfo | URL) => {
    sent.push(String(url));
    return new Response(body, { status, headers: headings });
  };
  const access = { userSecret: 'u', organizationSecret: 'o', elementToken: 'e' };
  const request = createRequest(surroundings(ORIGIN, { fetch }));
  return { request, access: { base: BASE, ...access }, now: () => NOW, mode: 'plain' };
}

const text = z.string().check(z.minLength(1));
// Where it goes into a path again: nothing that leads elsewhere, or that has no encoding.
const id = z.string().check(z.regex(/^(?!\.{1,2}$)[^\p{Cs}\p{Cc}]{1,4000}$/u));
const link = z.nullable(z.string().check(z.regex(/^https:\/\/[^@]*$|^https:\/\/[^/]*\//)));
const record = z.strictObject({ id, fields: z.record(z.string(), z.unknown()) });
const element = z.strictObject({ key: text, name: text, hub: z.nullable(text), logo: link });
const instance = z.strictObject({
  ...{ id, name: text, element: text, hub: z.nullable(text), isValid: z.boolean(), isDisabled: z.boolean() },
  token: z.nullable(z.string().check(z.refine((token) => usableSecret(token) === token))),
});
const size = z.nullable(z.int().check(z.gte(0)));
const moment = z.nullable(z.number().check(z.gte(0), z.lte(8.64e15)));
const file = z.strictObject({
  ...{ id, name: text, path: z.nullable(z.string().check(z.startsWith('/'))), isFolder: z.boolean() },
  ...{ size, modifiedAt: moment },
});
const listing = <T extends z.ZodMiniType>(thing: T) => z.strictObject({ things: z.array(thing), isWhole: z.boolean() });
const verified = z.strictObject({
  ...{ base: z.literal(BASE), foundForm: z.literal('bearer'), foundGeneration: z.literal(1), user: z.null() },
  ...{ tellsCredits: z.literal(false), entitlements: z.tuple([]) },
});
const told = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, balance: z.null() }),
    z.strictObject({ ok: z.literal(false), failure }),
  ]);

const app = { element: 'sfdc', apiKey: 'k', apiSecret: 's', callbackUrl: 'https://app.example/' };
const secret = { service: 'cloudElements', key: 'u', secretKey: 'o', elementToken: 'e' } as const;
const connection = { base: BASE } as Connection;

/** Each call, and what it may bring. */
const CALLS: readonly (readonly [name: string, schema: z.ZodMiniType, (asker: CloudAsker) => Promise<unknown>])[] = [
  ['elements', z.array(element), listElements],
  ['instances', z.array(instance), listInstances],
  ['instance', instance, (asker) => readInstance(asker, 'a')],
  ['removed', z.enum(['removed', 'absent']), (asker) => removeInstance(asker, 'a')],
  ['oauth', z.url(), (asker) => askOAuthUrl(asker, app, 's')],
  ['connected', instance, (asker) => createInstance(asker, app, 'c', 'n')],
  ['search', listing(record), (asker) => searchRecords(asker, 'contacts', "Email='x'")],
  ['read', z.nullable(record), (asker) => readRecord(asker, 'contacts', 'a')],
  [
    'created',
    z.union([z.strictObject({ kind: z.literal('created'), record }), z.strictObject({ kind: z.literal('duplicate') })]),
    (asker) => createRecord(asker, 'contacts', {}),
  ],
  ['updated', z.enum(['updated', 'absent', 'duplicate']), (asker) => updateRecord(asker, 'contacts', 'a', {})],
  ['deleted', z.enum(['removed', 'absent']), (asker) => removeRecord(asker, 'contacts', 'a')],
  ['folder', listing(file), (asker) => listFolder(asker, '/')],
  [
    'stored',
    z.union([z.strictObject({ kind: z.literal('stored'), file }), z.strictObject({ kind: z.literal('exists') })]),
    (asker) => uploadFile(asker, '/a.csv', new Blob(['x'])),
  ],
  ['links', z.strictObject({ view: link, download: link }), (asker) => readFileLinks(asker, { id: 'a' })],
  ['verified', verified, ({ request, now }) => verifyCloudElements(request, connection, secret, now)],
];

/** Every prototype that a reply could reach, key by key. */
const prototypes = () =>
  [Object, Array, String, Number, Boolean, Function, Map, Headers, Promise].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)]),
  );

it('whatever comes: what was asked, or a failure of the table; never a throw, and nothing sent elsewhere', async () => {
  const before = prototypes();
  const seen = new Map<string, number>();
  const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const check = async (wired: Wired) => {
    const sent: string[] = [];
    const asker = askerOf(wired, sent);
    for (const [name, value, call] of CALLS) {
      const found = told(value).safeParse(await call(asker));
      expect(found.error?.issues ?? [], name).toEqual([]);
      if (found.data?.ok) note(name);
      else note(found.data?.failure.kind ?? 'none');
    }
    const hits = await searchRecords(asker, 'contacts', "Email='x'");
    for (const { fields } of hits.ok ? hits.value.things : []) {
      for (const path of PATHS) {
        const read = textAt(fields, path);
        expect(read === null || read.trim() !== '', path).toBe(true);
        if (path.startsWith('__proto__') || path.startsWith('constructor')) expect(stepsOf(path)).toBeNull();
      }
      note('texts');
    }
    for (const url of sent) expect(url.startsWith(`${BASE}/`)).toBe(true);
  };
  await fc.assert(fc.asyncProperty(replies, check), { numRuns: RUNS });
  expect(prototypes()).toEqual(before);
  // The statement above is about something only while many replies of each kind come.
  const kinds = [
    'unreadable-reply',
    'service-down',
    'refused',
    'bad-key',
    'not-entitled',
    'rate-limited',
    'not-offered',
  ];
  for (const what of [...CALLS.map(([name]) => name), 'texts', ...kinds]) {
    expectMoreThan(RUNS / 100, seen.get(what) ?? 0, what);
  }
}, 180_000);
