import type { CrmRecord } from '../../model/schemas/crm/crm.ts';

/** Deeper, or more, than any CRM's contact is: such a value is something, and is not looked at closer. */
const MAX_DEPTH = 6;
const MAX_TEXTS = 2000;
/** What is kept of a field before it is overwritten (UTF-16 units of JSON). */
const MAX_KEPT_LENGTH = 10_000;

/**
 * What stands in a field. `texts` is empty where there is nothing; `kept` is null where it is nothing, or cannot be put
 * back.
 */
export type Field = { readonly texts: readonly string[]; readonly kept: string | null };

/**
 * A field of a vendor-shaped record. Names differ between what a CRM takes and what it gives (`firstName`, `FirstName`,
 * `First_Name`): a name in another writing is found too. What stands in the way of a path counts as something: it is
 * not written over.
 * @param path with dots
 */
export function fieldAt({ fields }: Pick<CrmRecord, 'fields'>, path: string): Field {
  let value: unknown = fields;
  for (const step of path.split('.')) {
    if (value === null || value === undefined) return { texts: [], kept: null };
    if (typeof value !== 'object') return { texts: textsOf(value), kept: null };
    value = member(value, step);
  }
  const texts = textsOf(value);
  return { texts, kept: texts.length > 0 ? keep(value) : null };
}

function member(value: object, name: string): unknown {
  if (Object.hasOwn(value, name)) return Object.entries(value).find(([key]) => key === name)?.[1];
  return Object.entries(value).find(([key]) => bare(key) === bare(name))?.[1];
}

const bare = (name: string) => name.replace(/[\s_-]/g, '').toLowerCase();

/** Every text of a record. */
export function allTexts({ fields }: Pick<CrmRecord, 'fields'>): string[] {
  return Object.values(fields).flatMap(textsOf);
}

/** Every text below a value. HubSpot and Pipedrive wrap a value in `{value}`, with labels beside it that are none. */
function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  const collect = (one: unknown, depth: number): void => {
    if (texts.length >= MAX_TEXTS || one === null || one === undefined) return;
    if (typeof one !== 'object') {
      const text = String(one).trim();
      if (text !== '') texts.push(text);
    } else if (depth === 0) texts.push('…');
    else if (!Array.isArray(one) && Object.hasOwn(one, 'value')) collect(wrapped(one), depth - 1);
    else for (const inner of Object.values(one)) collect(inner, depth - 1);
  };
  collect(value, MAX_DEPTH);
  return texts;
}

function wrapped(value: object): unknown {
  return 'value' in value ? value.value : undefined;
}

function keep(value: unknown): string | null {
  const isWrapped =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'value');
  try {
    // Within a wrapping stand dates and versions, which nobody can write.
    const text = JSON.stringify(isWrapped ? wrapped(value) : value);
    return text.length <= MAX_KEPT_LENGTH ? text : null;
  } catch {
    // Deeper than the engine follows.
    return null;
  }
}

/**
 * The body that writes values to paths with dots. No path leads out of it, and where one leads through another's value,
 * that one wins.
 */
export function bodyOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inner = new Map<string, Record<string, unknown>>();
  const own: [string, unknown][] = [];
  for (const [path, value] of Object.entries(values)) {
    const dot = path.indexOf('.');
    if (dot === -1) own.push([path, value]);
    else inner.set(path.slice(0, dot), { ...inner.get(path.slice(0, dot)), [path.slice(dot + 1)]: value });
  }
  // Sets own members whatever their name, `__proto__` too.
  return Object.fromEntries([...[...inner].map(([name, below]) => [name, bodyOf(below)] as const), ...own]);
}
