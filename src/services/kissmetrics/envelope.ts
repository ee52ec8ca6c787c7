import { z } from '../../model/schemas/schema.ts';
import { allowedHref, expand, parameter, withParameters } from './address.ts';
import type { KissmetricsReply } from './ask.ts';
import { envelopeBody, linkBody } from './schemas.ts';

/** Keys that may wrap a reply's content; the document's own examples have none (services/README.md M1). */
const ENVELOPE_KEYS = ['data', 'accounts', 'products', 'reports', 'events', 'properties', 'rows'] as const;

const object = z.record(z.string(), z.unknown());

export type Link = { readonly rel: string; readonly href: string; readonly isTemplated: boolean };

export function unwrap(body: unknown): unknown {
  const fields = fieldsOf(body);
  if (!fields) return body;
  const { data } = fields;
  if (typeof data === 'object' && data !== null) return data;
  return ENVELOPE_KEYS.map((name) => fields[name]).find(Array.isArray) ?? body;
}

export function listOf(body: unknown): unknown[] | null {
  const content = unwrap(body);
  const inner = Array.isArray(content) ? content : unwrap(content);
  return Array.isArray(inner) ? inner : null;
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  const parsed = object.safeParse(value);
  return parsed.success ? parsed.data : null;
}

export function linksOf(value: unknown): Link[] {
  const links = fieldsOf(value)?.links;
  return (Array.isArray(links) ? links.slice(0, 200) : []).flatMap((entry): Link[] => {
    const parsed = linkBody.safeParse(entry);
    return parsed.success ? [{ ...parsed.data, isTemplated: parsed.data.templated === true }] : [];
  });
}

/** `<address>; rel="next"; templated="false"`, comma-separated (observed). */
function linksOfHeader(header: string | null): Link[] {
  return [...(header ?? '').slice(0, 20_000).matchAll(/<([^<>]*)>([^<>]*)/g)].map(([, href = '', more = '']) => ({
    href,
    rel: /\brel="?([\w-]+)/.exec(more)?.[1] ?? '',
    isTemplated: /\btemplated="?true/.test(more),
  }));
}

/** Null if the token must not go there. `from`: base of a relative address. */
export function follow(
  links: readonly Link[],
  rels: readonly string[],
  base: string,
  values: Record<string, string | number> = {},
  from = base,
): string | null {
  for (const { rel, href, isTemplated } of links) {
    if (!rels.includes(rel)) continue;
    const whole = isTemplated ? expand(href, values) : href;
    const allowed = whole && allowedHref(whole, base, from);
    if (allowed) return allowed;
  }
  return null;
}

export type ProductPath = {
  readonly offset: number;
  readonly total: number | null;
  readonly next: string | null;
  readonly isAsked: boolean;
};

/** Body links, else the `Link` header, else counting (services/README.md M5), but never back or past anything. */
export function productPathOf(reply: KissmetricsReply, here: string, count: number, base: string): ProductPath {
  const parsed = envelopeBody.safeParse(reply.body);
  const page = parsed.success ? parsed.data : null;
  const said = page?.pagination?.offset ?? page?.metadata?.offset ?? null;
  const offset = parameter(here, 'offset') ?? said ?? 0;
  const total = page?.pagination?.total ?? page?.total ?? null;
  const after = offset + count;
  const values = { offset: after, limit: parameter(here, 'limit') ?? count };
  const links = [...linksOf(reply.body), ...linksOfHeader(reply.headers.get('Link'))];
  const linked = follow(links, ['next'], base, values, here);
  const start = linked ? parameter(linked, 'offset') : null;
  const isOnward = start !== null && start > offset && start <= after;
  const counted = total !== null && after < total ? withParameters(here, { offset: after }) : null;
  const next = count === 0 ? null : isOnward ? linked : counted;
  return { offset, total, next, isAsked: said === null || said === offset };
}
