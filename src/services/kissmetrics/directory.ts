import type { ServiceResult } from '../http/service-result.ts';
import { textWithin } from '../values/contact-values.ts';
import { askKissmetrics, type KissmetricsAsker, ok, unreadable } from './ask.ts';
import { follow, type Link, linksOf, unwrap } from './envelope.ts';
import { listAll } from './lists.ts';
import { directoryBody } from './schemas.ts';
import {
  accountOf,
  type KissmetricsAccount,
  type KissmetricsProduct,
  type KissmetricsReport,
  listPath,
  productOf,
  reportOf,
} from './things.ts';

// The Core API of the vendor document: read-only and free.

export type Directory = { readonly name: string | null; readonly links: readonly Link[] };

export async function readDirectory(asker: KissmetricsAsker): Promise<ServiceResult<Directory>> {
  const reply = await askKissmetrics(asker, `${asker.access.base}/core`);
  if (!reply.ok) return reply;
  const parsed = directoryBody.safeParse(unwrap(reply.value.body));
  const links = [...linksOf(unwrap(reply.value.body)), ...linksOf(reply.value.body)];
  const name = parsed.success ? textWithin(parsed.data.name, 300) : null;
  return name || links.length > 0 ? ok({ name, links }) : unreadable;
}

export function listAccounts(
  asker: KissmetricsAsker,
  directory: readonly Link[] = [],
): Promise<ServiceResult<KissmetricsAccount[]>> {
  const { base } = asker.access;
  const href = follow(directory, ['accounts'], base) ?? `${base}/core/accounts`;
  return listAll(asker, href, (entry) => accountOf(entry, base));
}

export function listProducts(
  asker: KissmetricsAsker,
  accountId: string,
  href?: string,
): Promise<ServiceResult<KissmetricsProduct[]>> {
  const { base } = asker.access;
  return listAll(asker, href ?? listPath(base, 'accounts', accountId, 'products'), (entry) => productOf(entry, base));
}

export async function listReports(
  asker: KissmetricsAsker,
  productId: string,
  href?: string,
): Promise<ServiceResult<KissmetricsReport[]>> {
  const from = href ?? listPath(asker.access.base, 'products', productId, 'reports');
  const all = await listAll(asker, from, reportOf);
  return all.ok ? ok(all.value.filter(({ canRun }) => canRun)) : all;
}

export async function readReport(asker: KissmetricsAsker, reportId: string): Promise<ServiceResult<KissmetricsReport>> {
  const reply = await askKissmetrics(asker, `${asker.access.base}/core/reports/${encodeURIComponent(reportId)}`);
  if (!reply.ok) return reply;
  const report = reportOf(unwrap(reply.value.body));
  return report ? ok({ ...report, links: [...report.links, ...linksOf(reply.value.body)] }) : unreadable;
}
