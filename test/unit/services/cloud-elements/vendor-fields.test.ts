import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, stepsOf, textAt } from '../../../../src/services/cloud-elements/vendor-fields.ts';
import { randomRuns } from '../../../random-runs.ts';

/** As it comes over the wire: only there can `__proto__` be a key like any other. */
const wire = (text: string): Record<string, unknown> => JSON.parse(text);

describe('the text at a path', () => {
  it.each<[string, string, string, string | null]>([
    ['at the top', '{"Email":" a@b.example "}', 'Email', ' a@b.example '],
    ['further in', '{"properties":{"email":"a@b.example"}}', 'properties.email', 'a@b.example'],
    ['a number', '{"a":{"b":7}}', 'a.b', '7'],
    ['a flag', '{"a":false}', 'a', 'false'],
    ['wrapped, as HubSpot does', '{"properties":{"email":{"value":"a","versions":[1]}}}', 'properties.email', 'a'],
    ['wrapped and empty', '{"email":{"value":""}}', 'email', null],
    ['several, as Pipedrive does', '{"email":[{"value":"a","primary":true},{"value":"b"}]}', 'email', 'a, b'],
    ['several of none', '{"email":[{"value":""}]}', 'email', null],
    ['none', '{"a":1}', 'b', null],
    ['null', '{"a":{"b":null}}', 'a.b', null],
    ['null on the way', '{"a":null}', 'a.b', null],
    ['blank', '{"a":"  "}', 'a', null],
    ['an empty list', '{"a":[]}', 'a', null],
  ])('%s', (_, json, path, text) => {
    expect(textAt(wire(json), path)).toBe(text);
  });

  it.each<[string, string, string]>([
    ['another object', '{"a":{"street":"x"}}', 'a'],
    ['a text on the way', '{"a":"x"}', 'a.b'],
    ['a list on the way', '{"emails":[{"email":"x"}]}', 'emails.email'],
    ['something deep', '{"a":{"value":{"value":{"value":{"value":"x"}}}}}', 'a'],
  ])('%s is something, so that it does not pass for nothing', (_, json, path) => {
    expect(textAt(wire(json), path)).not.toBeNull();
  });

  it.each([
    '__proto__',
    '__proto__.a',
    'constructor',
    'constructor.name',
    'a.constructor',
    'prototype',
    'a.prototype.b',
  ])('%s is never followed', (path) => {
    const fields = wire(
      '{"__proto__":{"a":"x"},"constructor":{"name":"x"},"prototype":"x","a":{"constructor":"x","prototype":{"b":"x"}}}',
    );
    expect([stepsOf(path), textAt(fields, path)]).toEqual([null, null]);
    expect(bodyOf({ [path]: 'x' })).toEqual({});
  });

  it.each(['toString', 'a.hasOwnProperty', 'length', '', '.', 'a.', '.a', 'a..b', 'x.'.repeat(30)])(
    '%j is not found in what everything has',
    (path) => {
      expect(textAt(wire('{"a":{},"emails":[1]}'), path)).toBeNull();
    },
  );
});

describe('a body', () => {
  it.each<[string, Record<string, string | null>, object]>([
    ['flat', { FirstName: 'Zoë', Email: 'a' }, { FirstName: 'Zoë', Email: 'a' }],
    [
      'nested',
      { 'properties.email': 'a', 'properties.firstname': 'b' },
      { properties: { email: 'a', firstname: 'b' } },
    ],
    ['that empties', { 'properties.email': null }, { properties: { email: null } }],
    [
      'with the name of what everything has',
      { toString: 'a', 'valueOf.b': 'c' },
      { toString: 'a', valueOf: { b: 'c' } },
    ],
    ['with one value through another', { a: 'x', 'a.b': 'y' }, { a: 'x' }],
    ['with one value above another', { 'a.b': 'y', a: 'x' }, { a: { b: 'y' } }],
  ])('%s', (_, values, body) => {
    expect(bodyOf(values)).toEqual(body);
  });

  it('leads back to what was written, and touches no prototype', () => {
    const step = fc.constantFrom('a', 'b', 'email', '__proto__', 'constructor', 'prototype', 'toString', '0', 'length');
    const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.'));
    const before = [Object, Function, Array].map(({ prototype }) => Reflect.ownKeys(prototype));
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 6 }), (paths) => {
        const body = bodyOf(Object.fromEntries(paths.map((each) => [each, `at ${each}`])));
        const back = JSON.parse(JSON.stringify(body));
        const [first] = paths.filter((each) => stepsOf(each) !== null && !/^\d/.test(each));
        for (const each of paths) expect([null, `at ${each}`, 'object']).toContain(read(back, each));
        // The first that can be written always is: nothing was in its way.
        if (first !== undefined && paths[0] === first) expect(textAt(back, first)).toBe(`at ${first}`);
      }),
      { numRuns: randomRuns(2000) },
    );
    expect([Object, Function, Array].map(({ prototype }) => Reflect.ownKeys(prototype))).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });
});

const read = (body: unknown, path: string) => {
  const own = (value: unknown, step: string) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Object(value)[step] : null;
  const value = stepsOf(path)?.reduce(own, body) ?? null;
  return typeof value === 'object' && value !== null ? 'object' : value;
};
