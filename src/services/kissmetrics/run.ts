import type { RunWay, Watch } from '../../model/schemas/people/product-check.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { KISSMETRICS_HOSTS, originsOf } from '../../model/service-addresses.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { allowedHref } from './address.ts';
import { askKissmetrics, type KissmetricsAsker, type KissmetricsReply, ok, refusal, unreadable } from './ask.ts';
import { readReport } from './directory.ts';
import { fieldsOf, follow, type Link, linksOf, unwrap } from './envelope.ts';
import { idText, runBody, statusBody } from './schemas.ts';

/** Before KISSmetrics existed, so that no one is missed. */
const EARLIEST_MOMENT = Date.UTC(2008, 0, 1);

const RUN_PATH = /(\/products\/[^/]+)?\/reports\/[^/]+\/run$/;

export type QueryState =
  | { readonly kind: 'running'; readonly progress: number | null }
  | { readonly kind: 'done'; readonly results: string };

/** Best first: the report's links, then both generations' run calls, as the vendor dropped links in 2015 (M7). */
export async function findRunWays(
  asker: KissmetricsAsker,
  watch: Pick<Watch, 'reportId' | 'productId'>,
): Promise<ServiceResult<RunWay[]>> {
  const report = await readReport(asker, watch.reportId);
  if (!report.ok) return report;
  if (!report.value.canRun) return refusal({ kind: 'not-offered', service: 'kissmetrics' });
  const { base } = asker.access;
  const productId = report.value.productId ?? watch.productId;
  const ids = { id: watch.reportId, report_id: watch.reportId, product_id: productId };
  const linked = (rel: string) => follow(report.value.links, [rel], base, ids);
  const [product, id] = [productId, watch.reportId].map(encodeURIComponent);
  const ways = [
    { generation: 'v2', url: linked('run_v2') },
    { generation: 'v1', url: linked('run') },
    ...queryOrigins(base).map((origin) => ({
      generation: 'v2' as const,
      url: `${origin}/v2/products/${product}/reports/${id}/run`,
    })),
    { generation: 'v1', url: `${base}/query/reports/${id}/run` },
  ] as const;
  const known = ways.flatMap(({ generation, url }): RunWay[] => (url ? [{ generation, url }] : []));
  return ok(known.filter((way, at) => known.findIndex(({ url }) => url === way.url) === at));
}

function queryOrigins(base: string): readonly string[] {
  const origins = originsOf({ service: 'kissmetrics', base });
  return origins.length > 1
    ? KISSMETRICS_HOSTS.slice(1)
        .map((host) => `https://${host}`)
        .reverse()
    : origins;
}

/** The run call does not exist there: try the next way. */
export function isRunWayRefused(failure: Failure): boolean {
  return ['refused', 'no-answer', 'no-permission', 'unreadable-reply'].includes(failure.kind);
}

/** For all time; free. Resolves to the address of the run's status. */
export async function startRun(asker: KissmetricsAsker, way: RunWay): Promise<ServiceResult<string>> {
  const reply = await askKissmetrics(asker, way.url, spanFor(way, asker.now()));
  if (!reply.ok) return reply;
  const { base } = asker.access;
  const { body, headers } = reply.value;
  const guid = idText(runBody.safeParse(unwrap(body)).data?.query_guid);
  const status =
    follow(resultLinks(body), ['query-status'], base, {}, way.url) ??
    allowedLocation(headers, base, way.url) ??
    // Extensions may not see `Location`: the address is known except for its id.
    (guid && way.url.replace(RUN_PATH, `/queries/${encodeURIComponent(guid)}/status`));
  if (errorIn(body)) return refusal({ kind: 'refused', service: 'kissmetrics', status: reply.value.status });
  return status && status !== way.url ? ok(status) : unreadable;
}

function spanFor({ generation }: RunWay, now: number): object {
  if (generation === 'v2') {
    return { start_date: new Date(EARLIEST_MOMENT).toISOString(), end_date: new Date(now).toISOString() };
  }
  return { report: { start_date: EARLIEST_MOMENT / 1000, end_date: Math.floor(now / 1000) } };
}

export async function pollOnce(asker: KissmetricsAsker, statusUrl: string): Promise<ServiceResult<QueryState>> {
  const reply = await askKissmetrics(asker, statusUrl);
  if (!reply.ok) return reply;
  const { status, headers, body } = reply.value;
  if (errorIn(body)) return refusal({ kind: 'refused', service: 'kissmetrics', status });
  const parsed = statusBody.safeParse(unwrap(body));
  if (!parsed.success) return unreadable;
  const { completed, progress } = parsed.data;
  if (status !== 201 && completed !== true) {
    const share = typeof progress === 'number' ? Math.min(Math.max(progress, 0), 1) : null;
    return completed === false || share !== null ? ok({ kind: 'running', progress: share }) : unreadable;
  }
  const { base } = asker.access;
  const results =
    follow(resultLinks(body), ['query-results', 'results'], base, {}, statusUrl) ??
    allowedLocation(headers, base, statusUrl) ??
    statusUrl.replace(/\/status(?=$|\?)/, '/results');
  return results === statusUrl ? unreadable : ok({ kind: 'done', results });
}

/** v1 can report `error` in a successful reply. */
function errorIn(body: unknown): boolean {
  return [body, unwrap(body)].some((part) => Boolean(fieldsOf(part)?.error));
}

function allowedLocation(headers: KissmetricsReply['headers'], base: string, from: string): string | null {
  const location = headers.get('Location');
  return location && allowedHref(location, base, from);
}

function resultLinks(body: unknown): Link[] {
  return [...linksOf(body), ...linksOf(unwrap(body))];
}
