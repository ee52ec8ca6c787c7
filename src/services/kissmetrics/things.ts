import { textWithin } from '../values/contact-values.ts';
import { follow, type Link, linksOf } from './envelope.ts';
import { accountBody, idText, productBody, reportBody } from './schemas.ts';

const RUNNABLE_REPORT_TYPES: ReadonlySet<string> = new Set(['people_search_v2', 'people_search_v3']);

export type KissmetricsAccount = { readonly id: string; readonly name: string; readonly products: string };

export type KissmetricsProduct = {
  readonly id: string;
  readonly name: string;
  readonly reports: string;
  readonly events: string;
  readonly properties: string;
};

export type KissmetricsReport = {
  readonly id: string;
  readonly accountId: string | null;
  readonly productId: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly canRun: boolean;
  readonly links: readonly Link[];
};

export function accountOf(entry: unknown, base: string): KissmetricsAccount | null {
  const parsed = accountBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const products = follow(linksOf(entry), ['products'], base, { id, account_id: id });
  return {
    id,
    name: textWithin(parsed.data.name, 300) ?? id,
    products: products ?? listPath(base, 'accounts', id, 'products'),
  };
}

export function productOf(entry: unknown, base: string): KissmetricsProduct | null {
  const parsed = productBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const links = linksOf(entry);
  const list = (what: string) =>
    follow(links, [what], base, { id, product_id: id }) ?? listPath(base, 'products', id, what);
  return {
    id,
    name: textWithin(parsed.data.name, 300) ?? id,
    reports: list('reports'),
    events: list('events'),
    // The document names the link `events`, a copy of the line above (services/README.md M11).
    properties: list('properties'),
  };
}

export function reportOf(entry: unknown): KissmetricsReport | null {
  const parsed = reportBody.safeParse(entry);
  const id = idText(parsed.data?.id);
  if (!parsed.success || !id) return null;
  const type = textWithin(parsed.data.report_type, 100);
  return {
    id,
    accountId: idText(parsed.data.account_id),
    productId: idText(parsed.data.product_id),
    name: textWithin(parsed.data.name, 300) ?? id,
    type,
    canRun: type !== null && RUNNABLE_REPORT_TYPES.has(type),
    links: linksOf(entry),
  };
}

export const listPath = (base: string, parent: 'accounts' | 'products', id: string, list: string) =>
  `${base}/core/${parent}/${encodeURIComponent(id)}/${list}`;
