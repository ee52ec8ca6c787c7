import type { ReceivedRequest } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import { API_HOST, failed, type Link, link, originFor, page, QUERY_HOSTS, thing } from './replies.ts';
import { ACCOUNT_ID, PRODUCT_ID, type SandboxReport, uuid } from './reports.ts';
import type { State } from './state.ts';

const ACCOUNTS = [
  { id: ACCOUNT_ID, name: 'Leadlight Demo', status: 'active' },
  { id: uuid(0xacc, 2), name: 'Leadlight Labs', status: 'canceled' },
] as const;

const PRODUCTS = [
  { id: PRODUCT_ID, account_id: ACCOUNT_ID, name: 'Gauge Online', url: 'http://gauge.example', status: 'active' },
  { id: uuid(0xb0d, 2), account_id: ACCOUNT_ID, name: 'Gauge Shop', url: null, status: 'active' },
  { id: uuid(0xb0d, 3), account_id: uuid(0xacc, 2), name: 'Old Gauge', url: null, status: 'canceled' },
] as const;

const WHEN = '2025-10-04T05:01:07+00:00';
const USED = { first_used_at: WHEN, last_used_at: WHEN, first_sent_at: WHEN, last_sent_at: WHEN };
const definition = (kind: number, name: string, at: number) => ({
  ...{ id: uuid(kind, at), product_id: PRODUCT_ID, name, display_name: `${name[0]?.toUpperCase()}${name.slice(1)}` },
  ...{ description: null, is_visible: at % 7 !== 6, ...USED },
});
const EVENTS = Array.from({ length: 45 }, (_, at) => ({
  ...definition(0xe7e, `opened page ${at}`, at),
  total: at * 3,
}));
/** The first are those that a report has as columns. */
const IN_REPORT = ['plan', 'visits', 'last seen'];
const PROPERTIES = Array.from({ length: 30 }, (_, at) => ({
  ...definition(0x9b0, IN_REPORT[at] ?? `answer ${at}`, at),
  type: ['automatic', 'text', 'number', null][at % 4],
}));

/** What the vendor's document writes in the links of products. */
const MISSPELT = 'https://apikissmetrics.com';

/** The Core API, all of it GET. */
export function core(request: ReceivedRequest, state: State, isPlain: boolean): Outcome {
  const { settings } = state;
  const origin = originFor(request, API_HOST, isPlain);
  const [, , kind, id, list, ...rest] = request.path.split('/').map(decodeURIComponent);
  const whole = `${origin}${request.path}`;
  const things: Record<string, readonly { id: string; links: readonly Link[] }[]> = {
    accounts: ACCOUNTS.map((account) => ({
      ...account,
      ...{ created_at: '2013-10-04T04:56:57Z', updated_at: WHEN, contact: { phone: null, country: null, name: null } },
      links: [
        link('self', `${origin}/core/accounts/${account.id}`, 'Self'),
        link('products', `${origin}/core/accounts/${account.id}/products`, 'Products'),
      ],
    })),
    products: PRODUCTS.map((product) => ({
      ...product,
      ...{ environment: '', timezone: 'US/Pacific', created_at: WHEN, tracking_key: 'f00', hosts: [] },
      links: [
        link('self', `${MISSPELT}/core/products/${product.id}`, 'Self'),
        link('account', `${MISSPELT}/core/accounts/${product.account_id}`, 'Account'),
        ...['reports', 'events', 'properties'].map((what) =>
          link(what, `${MISSPELT}/core/products/{product_id}/${what}`, `Product ${what}`, true),
        ),
      ],
    })),
    reports: state.reports.map((report) => reportRecord(report, request, state, isPlain)),
    events: EVENTS.map((event) => ({ ...event, links: [] })),
    properties: PROPERTIES.map((property) => ({ ...property, links: [] })),
  };
  if (kind === undefined) return thing({ ...directory(origin) }, [link('self', whole, 'Directory')], settings);
  const all = things[kind];
  if (!all || rest.length > 0) return failed(404, 'not_found');
  if (id === undefined) return page(all, whole, request, settings);
  const found = all.find((one) => one.id === id);
  if (!found) return failed(404, 'not_found');
  const { links, ...data } = found;
  if (list === undefined) return thing(data, links, settings);
  const parent = kind === 'accounts' && list === 'products' ? 'account_id' : kind === 'products' ? 'product_id' : '';
  const children = things[list]?.filter((one) => new Map(Object.entries(one)).get(parent) === id);
  return parent && children ? page(children, whole, request, settings) : failed(404, 'not_found');
}

function directory(origin: string): object {
  const lists = ['accounts', 'products', 'reports', 'events', 'properties'];
  return {
    links: [
      link('self', `${origin}/core`, 'Directory'),
      ...lists.map((list) => link(list, `${origin}/core/${list}`, list)),
      ...lists.map((list) => link(list.replace(/s$/, ''), `${origin}/core/${list}/{id}`, list, true)),
    ],
    description: 'API access for KISSmetrics',
    name: 'KISSmetrics API',
  };
}

function reportRecord(
  { id, productId, name, type }: SandboxReport,
  request: ReceivedRequest,
  { settings }: State,
  isPlain: boolean,
) {
  const origin = originFor(request, API_HOST, isPlain);
  const query = originFor(request, QUERY_HOSTS[0] ?? '', isPlain);
  const runs = {
    v1: link('run', `${origin}/query/reports/${id}/run`, 'Run Report'),
    v2: link('run_v2', `${query}/v2/products/{product_id}/reports/{report_id}/run`, 'Run Report', true),
  };
  return {
    ...{ id, account_id: ACCOUNT_ID, product_id: productId, name, report_type: type, created_at: WHEN },
    links: [
      link('self', `${origin}/core/reports/${id}`, 'Self'),
      ...(type.startsWith('people_search') ? settings.runLinks.map((call) => runs[call]) : []),
      link('product', `${origin}/core/products/${productId}`, 'Product'),
    ],
  };
}
