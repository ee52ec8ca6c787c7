// Fields are named by dotted paths, as `properties.email`.

/** These would reach prototypes. */
const FORBIDDEN_STEPS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_STEPS = 10;

type VendorObject = Readonly<Record<string, unknown>>;

export function stepsOf(path: string): readonly string[] | null {
  const steps = path.split('.');
  return steps.length <= MAX_STEPS && steps.every((step) => step !== '' && !FORBIDDEN_STEPS.has(step)) ? steps : null;
}

/** Null if absent or blank. Anything else has a text, even what blocks the path, so it is never overwritten unasked. */
export function textAt(fields: VendorObject, path: string): string | null {
  return textOf(follow(fields, path), 3);
}

function follow(fields: VendorObject, path: string): unknown {
  let value: unknown = fields;
  for (const step of stepsOf(path) ?? []) {
    if (!isFields(value)) return value;
    value = Object.hasOwn(value, step) ? value[step] : null;
  }
  return value === fields ? null : value;
}

/** HubSpot and Pipedrive wrap values in `{value}`, Pipedrive several of them in a list. */
function textOf(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  const isWrapped = isFields(value) && Object.hasOwn(value, 'value');
  if (depth === 0 || (isFields(value) && !isWrapped)) return '{…}';
  const inner: unknown[] = isFields(value) ? [value.value] : Object.values(value);
  const texts = inner.slice(0, 10).flatMap((one) => textOf(one, depth - 1) ?? []);
  return texts.length > 0 ? texts.join(', ') : null;
}

/** Null empties a field. */
export function bodyOf(values: Readonly<Record<string, string | null>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const steps = stepsOf(path);
    const last = steps?.at(-1);
    const target = steps && last !== undefined ? enter(body, steps.slice(0, -1)) : null;
    if (target && last !== undefined && !Object.hasOwn(target, last)) target[last] = value;
  }
  return body;
}

function enter(body: Record<string, unknown>, steps: readonly string[]): Record<string, unknown> | null {
  let target = body;
  for (const step of steps) {
    const inner: unknown = Object.hasOwn(target, step) ? target[step] : {};
    if (!isFields(inner)) return null;
    target[step] = inner;
    target = inner;
  }
  return target;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
