import type { CrmRecord } from '../../model/schemas/crm/crm.ts';

/** Beyond any CRM's contact: such a value counts as present but is not searched. */
const MAX_DEPTH = 6;
const MAX_TEXTS = 2000;
const MAX_KEPT_LENGTH = 10_000;

/** `kept` is null if the field is empty or could not be restored. */
export type Field = { readonly texts: readonly string[]; readonly kept: string | null };

/** CRMs return `FirstName` or `First_Name` for `firstName`. Whatever blocks the path counts as present. */
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

export function allTexts({ fields }: Pick<CrmRecord, 'fields'>): string[] {
  return Object.values(fields).flatMap(textsOf);
}

/** HubSpot and Pipedrive wrap values in `{value}`, beside labels that are not values. */
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
    // A wrapper also holds dates and versions that can't be written back.
    const text = JSON.stringify(isWrapped ? wrapped(value) : value);
    return text.length <= MAX_KEPT_LENGTH ? text : null;
  } catch {
    return null;
  }
}

export function bodyOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inner = new Map<string, Record<string, unknown>>();
  const own: [string, unknown][] = [];
  for (const [path, value] of Object.entries(values)) {
    const dot = path.indexOf('.');
    if (dot === -1) own.push([path, value]);
    else inner.set(path.slice(0, dot), { ...inner.get(path.slice(0, dot)), [path.slice(dot + 1)]: value });
  }
  // Makes `__proto__` an own member too.
  return Object.fromEntries([...[...inner].map(([name, below]) => [name, bodyOf(below)] as const), ...own]);
}
