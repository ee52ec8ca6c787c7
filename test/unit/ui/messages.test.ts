import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
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

it('has no text that is not used', () => {
  const sources = SOURCES.map(({ text }) => text);
  const isUsed = (key: string) =>
    sources.some((text) => text.includes(`'${stem(key)}'`) || text.includes(`"${stem(key)}"`)) ||
    [MANIFEST, ...sources].some((text) => text.includes(`__MSG_${key}__`));
  expect([...ENGLISH.keys()].filter((key) => !isUsed(key))).toEqual([]);
});

it('has words for every call, with a place for each value', () => {
  const isRight = ({ key, values }: Call) => {
    const message = ENGLISH.get(key) ?? '';
    const places = placeholders(message);
    // A form for one may do without the number.
    return /\S/.test(message) && (/_one$/.test(key) ? places <= values : places === values);
  };
  expect(calls.filter((call) => !isRight(call)).map(({ where }) => where)).toEqual([]);
});

it('counts the places of a text from $1 without a gap', () => {
  const isRight = (message: string) => {
    const digits = Array.from({ length: placeholders(message) }, (_, index) => index + 1);
    // A lone dollar would be eaten by the browser.
    return digits.every((digit) => message.includes(`$${digit}`)) && !message.replace(/\$\d/g, '').includes('$');
  };
  expect([...ENGLISH].filter(([, message]) => !isRight(message)).map(([key]) => key)).toEqual([]);
});

it('comes in both forms where it counts', () => {
  const forms = [...ENGLISH.keys()].filter((key) => /_(one|other)$/.test(key));
  expect(forms.length).toBeGreaterThan(0);
  for (const key of forms)
    expect([ENGLISH.has(`${stem(key)}_one`), ENGLISH.has(`${stem(key)}_other`)]).toEqual([true, true]);
});
