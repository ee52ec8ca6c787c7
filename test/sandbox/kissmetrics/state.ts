import { REPORTS, type ReportPerson, type SandboxReport, uuid } from './reports.ts';

/** The token that everything in the sandbox is set up with. */
export const KISSMETRICS_DEMO_TOKEN = 'kissmetrics-demo-token-0001';

export type RunCall = 'v1' | 'v2';

/** What of the contract is not certain, or differs between generations. */
export interface Settings {
  /** `document`: bare lists and things, and `&amp;` in addresses, as the vendor's document prints them. */
  readonly envelope: 'live' | 'document';
  /** How lists point to the next page; `counts`: by `pagination` alone. */
  readonly paging: 'links' | 'templates' | 'header' | 'counts';
  /** Which run calls are there, and which of them a report links to. */
  readonly runCalls: readonly RunCall[];
  readonly runLinks: readonly RunCall[];
  /** Whether `Location` can be read, as it can't be by a page of another origin. */
  readonly location: boolean;
  /** Whether the body says where to go on. v1 never did. */
  readonly bodyLinks: boolean;
  /** How often a run is still under way when it is asked. */
  readonly polls: number;
  /** Rows of v2's results. */
  readonly rows: 'arrays' | 'objects';
  readonly mostPerPage: number;
}

const DEFAULTS: Settings = {
  ...{ envelope: 'live', paging: 'links', runCalls: ['v1', 'v2'], runLinks: ['v1'], location: true, bodyLinks: true },
  ...{ polls: 2, rows: 'arrays', mostPerPage: 1000 },
};

/** A report that was run, with the people as they were then. */
export interface Query {
  readonly call: RunCall;
  readonly report: SandboxReport;
  polls: number;
}

/** Tokens, reports and the queries that run. */
export class State {
  readonly tokens = new Map<string, { readonly isAllowed: boolean }>();
  readonly queries = new Map<string, Query>();
  settings = DEFAULTS;
  reports: readonly SandboxReport[] = REPORTS;
  #runs = 0;

  constructor() {
    this.reset();
  }

  begin(call: RunCall, report: SandboxReport): string {
    this.#runs += 1;
    const guid = uuid(0xdead, this.#runs);
    this.queries.set(guid, { call, report, polls: 0 });
    return guid;
  }

  setPeople(reportId: string, people: readonly ReportPerson[]): void {
    this.reports = this.reports.map((report) => (report.id === reportId ? { ...report, people } : report));
  }

  reset(): void {
    this.tokens.clear();
    this.tokens.set(KISSMETRICS_DEMO_TOKEN, { isAllowed: true });
    this.queries.clear();
    this.settings = DEFAULTS;
    this.reports = REPORTS;
    this.#runs = 0;
  }
}
