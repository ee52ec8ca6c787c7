import fc from 'fast-check';

// Replies of Cognism as a broken or hostile service might send them: statuses, headers and bytes, as they come over the
// wire.

const FIELDS = [
  ...['redeemId', 'linkedinUrl', 'matchScore', 'fullName', 'firstName', 'lastName', 'jobTitle', 'hasEmail', 'account'],
  ...['id', 'name', 'email', 'address', 'quality', 'mobilePhoneNumbers', 'directPhoneNumbers', 'officePhoneNumbers'],
  ...['hqPhoneNumbers', 'number', 'dnc', 'city', 'state', 'country', 'lastConfirmed', 'website', 'domain', 'industry'],
  ...['industries', 'headcount', 'sizeFrom', 'sizeTo', 'type', 'addressType', 'founded', 'location', 'locations'],
  ...['results', 'result', 'errors', 'key', 'code', 'msg', 'message', 'contact Entitlement'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', ''],
];

const text = fc.oneof(
  fc.constantFrom(
    ...['casper.ghost@example.com', 'a@b', '+33 6 39 98 00 12', '0033639980012', 'HIGH', 'HIGH_PLUS', ' ', 'true'],
    ...['https://www.linkedin.com/in/casper', 'linkedin.com/in/%E0%A4%A', 'https://[', 'javascript:alert(1)', 'hq'],
    ...['2024-05-02T22:04:59Z', 'MissingCredentials', 'NoCreditsLeft', 'not supported by entitlement', '1e999'],
    btoa(['a', 'b', 'c'].map((part) => `${part.repeat(8)}-0000-0000-0000-000000000000`).join(';')),
  ),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom('x', '9', '\ud83d\ude00', '\u202e', '\u0000').map((char) => char.repeat(501)),
);
/** They pass for strings or lists, until somebody looks at how long they are. */
const lengths = fc.constantFrom<object>(
  { length: 3 },
  { length: -1 },
  { length: '5' },
  { length: { toString: [] } },
  { length: { valueOf: 7, toString: {} } },
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), lengths);
const small = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })), {
  maxKeys: 6,
});
const field = fc.oneof(leaf, small, fc.array(fc.oneof(leaf, small), { maxLength: 4 }));
const phone = fc.record({ number: text, dnc: fc.oneof(fc.boolean(), leaf) }, { requiredKeys: [] });
const phones = fc.array(fc.oneof(phone, leaf), { maxLength: 3 });

/** Something of Cognism's: a contact, a preview, a company or an error, or none of them. */
const thing = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...FIELDS), field, { maxKeys: 10 }),
    fc.record(
      {
        email: fc.oneof(text, fc.record({ address: text, quality: text }), field),
        mobilePhoneNumbers: fc.oneof(phones, field),
        jobTitle: text,
        redeemId: text,
        linkedinUrl: fc.oneof(fc.constantFrom('https://www.linkedin.com/in/casper', 'linkedin.com/in/other'), text),
        id: fc.oneof(fc.constant('a'), text),
        name: text,
        account: fc.oneof(fc.record({ id: text, name: text, domain: text, officePhoneNumbers: phones }), field),
        lastConfirmed: fc.oneof(fc.integer(), fc.double(), text),
        sizeFrom: fc.oneof(fc.integer(), leaf),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([more, usual]) => ({ ...more, ...usual }));
const things = fc.oneof({ weight: 6, arbitrary: fc.array(fc.oneof(thing, leaf), { maxLength: 3 }) }, thing, field);
const usual = fc.record({ matchScore: fc.oneof(fc.integer({ min: 0, max: 100 }), leaf), results: things });
const errors = fc.array(
  fc.record({
    key: fc.constantFrom('MissingCredentials', 'NoCreditsLeft', 'BadRequest', 'RouteNotFound'),
    code: fc.oneof(fc.constantFrom(88, 400, 401, 404, 429, 500), leaf),
    msg: fc.constantFrom('Search not supported by entitlement', 'No credits left', 'Invalid'),
  }),
  { minLength: 1, maxLength: 2 },
);
const body = fc.oneof(
  { weight: 6, arbitrary: usual },
  fc.record({ total: leaf, result: things }),
  fc.record({ errors: fc.oneof(errors, things) }),
  errors,
  fc.record({ 'contact Entitlement': fc.oneof(fc.dictionary(text, fc.oneof(fc.boolean(), leaf)), field) }),
  things,
);

const written = fc.constantFrom(
  '{"__proto__":{"results":[{"email":"a@b.example"}]}}',
  '{"results":[{"__proto__":{"email":"a@b.example"}}]}',
  '{"contact Entitlement":{"__proto__":true,"constructor":true}}',
  '{"results":{"length":3,"0":{"email":"a@b.example"}}}',
  '{"results":[{"lastConfirmed":1e999,"jobTitle":"x"}]}',
  '<!doctype html><div id="app"></div>',
  '[{"key":"MissingCredentials","code":401,"msg":"x"}]',
  '{"errors":[{"code":88,"message":"Rate limit exceeded"}]}',
  '',
  ' \n',
  '{}',
);
const nested = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(['[', ']'], ['{"results":', '}'], ['{"errors":[', ']}']))
  .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}null${close.repeat(depth)}`);

const encoder = new TextEncoder();

/** JSON for the most part, also not UTF-8, or deep. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 60, arbitrary: body.map((value) => encoder.encode(JSON.stringify(value))) },
  { weight: 8, arbitrary: written.map((value) => encoder.encode(value)) },
  { weight: 1, arbitrary: nested.map((value) => encoder.encode(value)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

const value = fc.oneof(
  fc.constantFrom('0', '1', '60', '1000', '-1', '1e9', '9'.repeat(400), '0x10', 'NaN', '', ' ', 'soon', '1, 1'),
  fc.constantFrom('Wed, 21 Oct 2026 07:28:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT'),
  fc.integer().map(String),
  fc.double().map(String),
);

export const headings: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...['x-rate-total-limit', 'x-rate-total-limit-remaining', 'x-rate-endpoint-limit', 'x-rate-limit-reset'],
      ...['x-rate-endpoint-limit-remaining', 'X-Rate-Total-Limit', 'Retry-After', 'RateLimit-Reset', 'Content-Type'],
    ),
    value,
  ),
  { maxLength: 6 },
);

export const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 304, 400, 401, 402, 403, 404, 408, 411, 422, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
