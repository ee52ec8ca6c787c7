import { PEOPLE } from '../people.ts';

/** A row of a report: KISSmetrics' number of the person, who they are, and the report's columns. */
export interface ReportPerson {
  readonly number: number;
  /** An e-mail address, an anonymous id, or the product's own number; null if never identified. */
  readonly identity: string | null;
  readonly cells: readonly (string | number | boolean | null)[];
}

export interface SandboxReport {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly type: string;
  /** Headings of the cells. */
  readonly columns: readonly string[];
  readonly people: readonly ReportPerson[];
}

/** An id of the form that KISSmetrics gives things. */
export function uuid(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0edf-0131-ead3-${number.toString(16).padStart(12, '0')}`;
}

export const ACCOUNT_ID = uuid(0xacc, 1);
export const PRODUCT_ID = uuid(0xb0d, 1);
/** Who pays for the invented product. */
export const CUSTOMERS_ID = uuid(0xcafe, 1);

/** The people of the sandbox who use the invented product, as their browsers wrote themselves. */
const CUSTOMERS: Readonly<Record<string, readonly [plan: string, visits: number, lastSeen: string]>> = {
  'zoe-bronte-lukasiewicz': ['Team', 214, '2026-01-12'],
  'janedoe-growth': ['Free', 3, '2025-11-30'],
  'priya-raghunathan': ['Student', 41, '2026-01-02'],
  'jürgen-großmann-weiß': ['Team', 97, '2026-01-14'],
};

function customers(): ReportPerson[] {
  const known = PEOPLE.flatMap(({ slug, kaspr }, at) => {
    const cells = CUSTOMERS[slug];
    const address = typeof kaspr === 'object' ? kaspr.emails[0]?.email : undefined;
    // Users type their address differently from a data broker.
    return cells && address
      ? [{ number: 1000 + at, identity: address.replace(/^./, (first) => first.toUpperCase()), cells }]
      : [];
  });
  const others = Array.from({ length: 60 }, (_, at) => ({
    number: 2000 + at,
    identity: at % 6 === 5 ? `Yk${at}Zq+Rw/0aB${at}=` : `customer${at}@example.com`,
    cells: ['Free', at, null],
  }));
  return [...known, ...others, { number: 3000, identity: null, cells: ['Free', 0, null] }];
}

/** More than fit on a page, of several kinds: only a People Search can be run. */
export const REPORTS: readonly SandboxReport[] = [
  {
    ...{ id: CUSTOMERS_ID, productId: PRODUCT_ID, name: 'Paying & trial customers', type: 'people_search_v2' },
    ...{ columns: ['Plan', 'Visits', 'Last seen'], people: customers() },
  },
  {
    ...{ id: uuid(0xcafe, 2), productId: PRODUCT_ID, name: 'Everybody who signed up', type: 'people_search_v3' },
    ...{ columns: [], people: customers() },
  },
  ...Array.from({ length: 24 }, (_, at) => ({
    ...{ id: uuid(0xcafe, 10 + at), productId: PRODUCT_ID, name: `Funnel ${at + 1}` },
    ...{ type: ['funnel', 'cohort', 'metric', 'revenue'][at % 4] ?? 'funnel', columns: [], people: [] },
  })),
  {
    ...{ id: uuid(0xcafe, 90), productId: uuid(0xb0d, 2), name: 'Visitors of the shop', type: 'people_search_v2' },
    ...{ columns: ['Country'], people: [] },
  },
];
