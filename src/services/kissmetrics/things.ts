import { phrase } from '../values/contact-values.ts';
import { follow, type Link, linksOf } from './envelope.ts';
import { accountBody, definitionBody, idText, productBody, reportBody } from './schemas.ts';

// What the Core API has, as the model of its document and recorded replies have it. Each reader gives null for what has no id.

/** Of the types of reports only these can be run (vendor document; the second kind came later, services/README.md M6). */
const RUNNABLE: ReadonlySet<string> = new Set(['people_search_v2', 'people_search_v3']);

/** `products`, `reports` and so on are the addresses of the lists. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly products: string;
};

export type Product = {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly isActive: boolean;
  readonly timezone: string | null;
  readonly reports: string;
  readonly events: string;
  readonly properties: string;
};

/** `canRun`: whether it is a People Search, the only kind of report that the API runs. */
export type Report = {
  readonly id: string;
  readonly accountId: string | null;
  readonly productId: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly canRun: boolean;
  readonly links: readonly Link[];
};

/** An event or a property of a product. `total`: how often an event was sent; `type`: of a property. */
export type Definition = {
  readonly id: string;
  readonly name: string;
  readonly isVisible: boolean;
  readonly total: number | null;
  readonly type: string | null;
};

export function accountOf(entry: unknown, base: string): Account | null {
  const parsed = accountBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const products = follow(linksOf(entry), ['products'], base, { id, account_id: id });
  return {
    id,
    name: phrase(parsed.data.name, 300) ?? id,
    isActive: parsed.data.status !== 'canceled',
    products: products ?? listPath(base, 'accounts', id, 'products'),
  };
}

export function productOf(entry: unknown, base: string): Product | null {
  const parsed = productBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const links = linksOf(entry);
  const list = (what: string) =>
    follow(links, [what], base, { id, product_id: id }) ?? listPath(base, 'products', id, what);
  return {
    id,
    accountId: idText(parsed.data.account_id),
    name: phrase(parsed.data.name, 300) ?? id,
    isActive: parsed.data.status !== 'canceled',
    timezone: phrase(parsed.data.timezone, 100),
    reports: list('reports'),
    events: list('events'),
    // The document says that the properties are behind the link `events`: a copy of the line above it (services/README.md M11).
    properties: list('properties'),
  };
}

export function reportOf(entry: unknown): Report | null {
  const parsed = reportBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const type = phrase(parsed.data.report_type, 100);
  return {
    id,
    accountId: idText(parsed.data.account_id),
    productId: idText(parsed.data.product_id),
    name: phrase(parsed.data.name, 300) ?? id,
    type,
    canRun: type !== null && RUNNABLE.has(type),
    links: linksOf(entry),
  };
}

export function definitionOf(entry: unknown): Definition | null {
  const parsed = definitionBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const { display_name, name, is_visible, total, type } = parsed.data;
  return {
    id,
    name: phrase(display_name, 300) ?? phrase(name, 300) ?? id,
    isVisible: is_visible !== false,
    total: total ?? null,
    type: phrase(type, 100),
  };
}

/** Where the document has the list of something. */
export const listPath = (base: string, parent: 'accounts' | 'products', id: string, list: string) =>
  `${base}/core/${parent}/${encodeURIComponent(id)}/${list}`;
