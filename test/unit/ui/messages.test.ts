import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, it, test } from 'vitest';
import { ENGLISH, ROOT } from './english.ts';

const SOURCES = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|html)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(`src/${name}`, ROOT), 'utf8') }));
const MANIFEST = readFileSync(new URL('manifest.json', ROOT), 'utf8');

type Call = { readonly where: string; readonly key: string; readonly values: number };

/** Calls of `t` and `tn` whose keys stand in them; a choice between keys counts for each. */
function callsIn(name: string, text: string): Call[] {
  const calls: Call[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (!isNode(node)) return;
    if (node.type === 'CallExpression' && isNode(node.callee) && ['t', 'tn'].includes(String(node.callee.name))) {
      const [first, ...values] = Array.isArray(node.arguments) ? node.arguments : [];
      const isSpread = values.some((value) => isNode(value) && value.type === 'SpreadElement');
      for (const key of isSpread ? [] : keysOf(first)) {
        const forms = node.callee.name === 'tn' ? [`${key}_one`, `${key}_other`] : [key];
        for (const form of forms) calls.push({ where: `${name}: ${form}`, key: form, values: values.length });
      }
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(name, text).program);
  return calls;
}

type Node = Record<string, unknown> & { type: string };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function keysOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  return node.type === 'ConditionalExpression' ? [...keysOf(node.consequent), ...keysOf(node.alternate)] : [];
}

const placeholders = (message: string) =>
  Math.max(0, ...[...message.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
const calls = SOURCES.filter(({ name }) => !name.endsWith('.html') && name !== 'i18n.ts').flatMap(({ name, text }) =>
  callsIn(name, text),
);
const stem = (key: string) => key.replace(/_(one|other)$/, '');

it('finds the calls that it is about', () => {
  expect(calls.length).toBeGreaterThan(80);
});

test.each([...ENGLISH.keys()])('"%s" is used', (key) => {
  const isNamed = SOURCES.some(({ text }) => text.includes(`'${stem(key)}'`) || text.includes(`"${stem(key)}"`));
  expect(
    isNamed || [MANIFEST, ...SOURCES.map(({ text }) => text)].some((text) => text.includes(`__MSG_${key}__`)),
  ).toBe(true);
});

test.each(calls)('$where has words, with a place for each value', ({ key, values }) => {
  expect(ENGLISH.get(key)).toMatch(/\S/);
  const message = ENGLISH.get(key) ?? '';
  // A form for one may do without the number.
  if (/_one$/.test(key)) expect(placeholders(message)).toBeLessThanOrEqual(values);
  else expect(placeholders(message)).toBe(values);
});

test.each([...ENGLISH])('"%s" counts its places from $1 without a gap', (_, message) => {
  for (let digit = 1; digit <= placeholders(message); digit += 1) expect(message).toContain(`$${digit}`);
  // A lone dollar would be eaten by the browser.
  expect(message.replace(/\$\d/g, '')).not.toContain('$');
});

it('comes in both forms where it counts', () => {
  const forms = [...ENGLISH.keys()].filter((key) => /_(one|other)$/.test(key));
  expect(forms.length).toBeGreaterThan(0);
  for (const key of forms)
    expect([ENGLISH.has(`${stem(key)}_one`), ENGLISH.has(`${stem(key)}_other`)]).toEqual([true, true]);
});
