import { MAX_CELL_LENGTH } from '../../model/schemas/people/product-check.ts';
import type { LibraryEntry, LibraryFields, LibraryList, LibraryPage } from '../../model/views/library.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { textWithin } from '../values/contact-values.ts';
import { withParameters } from './address.ts';
import { askKissmetrics, type KissmetricsAsker, ok, unreadable } from './ask.ts';
import { fieldsOf, linksOf, unwrap } from './envelope.ts';
import { readListPage } from './lists.ts';
import { accountBody, definitionBody, idText, productBody, reportBody } from './schemas.ts';
import { accountOf, productOf, reportOf } from './things.ts';

/** Some screens full: the rest is a click away. */
const PAGE_SIZE = 50;

/**
 * One page of a list of the Core API. Free.
 * @param href the list or the page, as an entry or the page before said it; null: all that the token may see
 */
export async function readLibraryPage(
  asker: KissmetricsAsker,
  list: LibraryList,
  href: string | null,
): Promise<ServiceResult<LibraryPage>> {
  const { base } = asker.access;
  const from = href ?? `${base}/core/${list}`;
  const isLater = URL.parse(from)?.searchParams.has('offset') ?? false;
  const first = isLater ? from : withParameters(from, { limit: PAGE_SIZE, offset: 0 });
  const page = await readListPage(asker, first, (entry) => entryOf(list, entry, base));
  if (!page.ok) return page;
  const { things, next, total } = page.value;
  return ok({ entries: things, next, total });
}

/** All details of one. Free. */
export async function readLibraryEntry(
  asker: KissmetricsAsker,
  list: LibraryList,
  id: string,
): Promise<ServiceResult<LibraryEntry>> {
  const { base } = asker.access;
  const reply = await askKissmetrics(asker, `${base}/core/${list}/${encodeURIComponent(id)}`);
  if (!reply.ok) return reply;
  const { body } = reply.value;
  const fields = fieldsOf(unwrap(body));
  const entry = fields && entryOf(list, { ...fields, links: [...linksOf(fields), ...linksOf(body)] }, base);
  return entry?.id === id ? ok(entry) : unreadable;
}

/** Null if it has no id. */
export function entryOf(list: LibraryList, entry: unknown, base: string): LibraryEntry | null {
  const fields = READERS[list](entry);
  if (!fields) return null;
  const { id, name, displayName } = fields;
  const body = fieldsOf(entry);
  const headings = [body?.display_name, body?.name].flatMap((text) => textWithin(text, MAX_CELL_LENGTH) ?? []);
  return {
    ...{ id, fields, lists: listsOf(list, entry, base), name: displayName ?? name ?? id },
    canRun: list === 'reports' && reportOf(entry)?.canRun === true,
    headings: list === 'properties' ? [...new Set(headings)] : [],
  };
}

function listsOf(list: LibraryList, entry: unknown, base: string): LibraryEntry['lists'] {
  const account = list === 'accounts' ? accountOf(entry, base) : null;
  if (account) return { products: account.products };
  const product = list === 'products' ? productOf(entry, base) : null;
  return product ? { reports: product.reports, events: product.events, properties: product.properties } : {};
}

const READERS: Readonly<Record<LibraryList, (entry: unknown) => LibraryFields | null>> = {
  accounts(entry) {
    const body = accountBody.safeParse(entry).data;
    const id = idText(body?.id);
    return body && id
      ? {
          ...{ name: line(body.name), id, status: line(body.status) },
          ...{ createdAt: moment(body.created_at), updatedAt: moment(body.updated_at) },
          ...{ contactName: line(body.contact?.name), contactCountry: line(body.contact?.country) },
          contactPhone: line(body.contact?.phone),
        }
      : null;
  },
  products(entry) {
    const body = productBody.safeParse(entry).data;
    const id = idText(body?.id);
    return body && id
      ? {
          ...{ name: line(body.name), id, accountId: idText(body.account_id), url: textWithin(body.url, 2000) },
          ...{ environment: line(body.environment), status: line(body.status), timezone: line(body.timezone) },
          createdAt: moment(body.created_at),
        }
      : null;
  },
  reports(entry) {
    const body = reportBody.safeParse(entry).data;
    const id = idText(body?.id);
    return body && id
      ? {
          ...{ name: line(body.name), id, accountId: idText(body.account_id), productId: idText(body.product_id) },
          ...{ type: line(body.report_type), createdAt: moment(body.created_at) },
        }
      : null;
  },
  events(entry) {
    const body = definitionBody.safeParse(entry).data;
    const fields = body && definitionFields(body);
    return fields ? { ...fields, total: body.total ?? null } : null;
  },
  properties(entry) {
    const body = definitionBody.safeParse(entry).data;
    const fields = body && definitionFields(body);
    return fields ? { ...fields, type: line(body.type) } : null;
  },
};

type DefinitionBody = NonNullable<ReturnType<typeof definitionBody.safeParse>['data']>;

function definitionFields(body: DefinitionBody): LibraryFields | null {
  const id = idText(body.id);
  if (!id) return null;
  return {
    ...{ name: line(body.name), displayName: line(body.display_name), id, productId: idText(body.product_id) },
    ...{ description: textWithin(body.description, 5000), isVisible: body.is_visible ?? null },
    ...{ firstUsedAt: moment(body.first_used_at), lastUsedAt: moment(body.last_used_at) },
    ...{ firstSentAt: moment(body.first_sent_at), lastSentAt: moment(body.last_sent_at) },
  };
}

const line = (value: string | null | undefined) => textWithin(value, 300);

function moment(value: string | null | undefined): number | null {
  const at = Date.parse(value?.slice(0, 100) ?? '');
  return Number.isNaN(at) ? null : at;
}
