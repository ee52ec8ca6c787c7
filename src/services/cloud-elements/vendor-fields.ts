// Bodies of a CRM are the vendor's : a field is found by a path with dots, as `properties.email`.

/** By these a path would lead out of the body. */
const FORBIDDEN_STEPS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_STEPS = 10;

type VendorObject = Readonly<Record<string, unknown>>;

/** The steps of a path; null for one that is never followed. */
export function stepsOf(path: string): readonly string[] | null {
  const steps = path.split('.');
  return steps.length <= MAX_STEPS && steps.every((step) => step !== '' && !FORBIDDEN_STEPS.has(step)) ? steps : null;
}

/**
 * The text at a path, exactly as it is; null where the field is absent or blank. Whatever else is there has a text too,
 * so that it counts as something that is not to be overwritten unasked: also what stands in the way of the path.
 */
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

/** HubSpot and Pipedrive wrap a value in `{value}`, the latter several of them in a list. */
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

/**
 * The body that writes values to paths; null empties a field. A path that is never followed, and one that leads through
 * another's value, are left out.
 */
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

/** The object at a path, made where it is not there yet; null where something else is. */
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
