import fc from 'fast-check';

// Replies of Cloud Elements as a broken or hostile service might send them: statuses, headers and bytes, as they come
// over the wire.

const FIELDS = [
  ...['id', 'Id', 'vid', 'key', 'name', 'hub', 'logo', 'image', 'token', 'element', 'valid', 'disabled', 'oauthUrl'],
  ...['properties', 'email', 'value', 'message', 'providerMessage', 'requestId', 'path', 'directory', 'size'],
  ...['modifiedDate', 'cloudElementsLink', 'providerLink', 'providerViewLink', 'dateTime', 'endpoint'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', ''],
];

const text = fc.oneof(
  fc.constantFrom(
    ...['sfdc', 'contacts', '********', 'a, User b', 'a\r\nX: b', '..', '.', '', ' ', '%252Ftest', '\ud800', '1e999'],
    ...['https://a.example/x', 'http://a.example/', 'javascript:alert(1)', 'https://u:p@a.example/', '//a.example'],
    ...['No contacts found', 'No element instance found', 'This API is not currently supported for this element'],
    ...['2024-05-02T22:04:59Z', '/leads.csv', 'leads.csv', 'a@b.example'],
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('x', '\ud83d\ude00', '\u202e', '\u0000').map((char) => char.repeat(4100)),
);
/** They pass for strings or lists, until somebody looks at how long they are. */
const lengths = fc.constantFrom<object>(
  { length: 3 },
  { length: -1 },
  { length: { toString: [] } },
  { length: [], 0: 'x' },
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), lengths);
const small = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })), {
  maxKeys: 6,
});
const field = fc.oneof(leaf, small, fc.array(fc.oneof(leaf, small), { maxLength: 4 }));
const id = fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>('a', 7, '003A', '%252Ftest') }, field);

/** Something of Cloud Elements': an element, a connection, a contact, a file, links, an error, or none of them. */
const thing = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...FIELDS), field, { maxKeys: 8 }),
    fc.record(
      {
        id,
        vid: id,
        key: fc.oneof(fc.constant('sfdc'), field),
        name: fc.oneof(text, field),
        element: fc.oneof({ weight: 3, arbitrary: fc.record({ key: text, hub: text }) }, field),
        token: text,
        path: text,
        modifiedDate: fc.oneof(fc.integer(), fc.double(), text),
        size: fc.oneof(fc.nat(), leaf),
        oauthUrl: text,
        providerLink: text,
        message: text,
        properties: fc.oneof(fc.record({ email: field }), field),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([more, usual]) => ({ ...more, ...usual }));
const identified = fc.tuple(thing, fc.constantFrom('a', 'b', 'c')).map(([one, own]) => ({
  ...{ name: 'x', key: `k${own}`, element: { key: 'sfdc' } },
  ...one,
  ...{ id: own },
}));
const body = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: identified }, thing, leaf), { maxLength: 3 }) },
  { weight: 5, arbitrary: fc.oneof(identified, thing) },
  { weight: 2, arbitrary: fc.record({ oauthUrl: fc.oneof(fc.webUrl(), text) }) },
  field,
);

const written = fc.constantFrom(
  '[{"__proto__":{"id":"a"}}]',
  '{"__proto__":{"id":"a","oauthUrl":"https://a.example/"}}',
  '[{"id":"a","constructor":{"prototype":{"polluted":true}},"__proto__":{"polluted":true}}]',
  '{"id":"a","properties":{"__proto__":{"email":"x"}}}',
  '{"length":1,"0":{"id":"a"}}',
  '<!doctype html><div id="app"></div>',
  '',
  ' \n',
  '{}',
  '[]',
  '[null]',
);
const nested = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(['[', ']'], ['{"id":', '}'], ['[{"id":"a","b":', '}]']))
  .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}null${close.repeat(depth)}`);
const deep = fc
  .integer({ min: 1, max: 20_000 })
  .map((depth) => `[{"id":"a","email":${'['.repeat(depth)}1${']'.repeat(depth)}}]`);

const encoder = new TextEncoder();

/** JSON for the most part, also not UTF-8, or deep. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 60, arbitrary: body.map((value) => encoder.encode(JSON.stringify(value))) },
  { weight: 8, arbitrary: written.map((value) => encoder.encode(value)) },
  { weight: 1, arbitrary: fc.oneof(nested, deep).map((value) => encoder.encode(value)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

const value = fc.oneof(
  fc.constantFrom('0', '1', '60', '-1', '9'.repeat(400), 'NaN', '', ' ', 'soon', 'token', '1, 1', '&a=b#c', '..'),
  fc.constantFrom('Wed, 21 Oct 2026 07:28:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'x'.repeat(5000)),
);

export const headings: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom('Elements-Next-Page-Token', 'elements-next-page-token', 'Elements-Returned-Count', 'Retry-After'),
    value,
  ),
  { maxLength: 3 },
);

export const status = fc.oneof(
  { weight: 8, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 304, 400, 401, 403, 404, 405, 408, 409, 415, 429, 500, 502),
  fc.integer({ min: 200, max: 599 }),
);
