import type { Call, RequestMode } from '../http/http.ts';
import { type Cognism2016Access, OF_COGNISM_2016 } from './call.ts';

/** Values of a query; nulls are left out. */
export type KeyedQuery = Readonly<Record<string, string | number | null>>;

type KeyedCallOptions = {
  readonly reads?: 'text';
  /** What is posted; without it the call is a GET. */
  readonly json?: unknown;
  readonly mode?: RequestMode;
};

/**
 * A query that holds the keys. The only place where keys are written into an address: for documents, the CSV and the
 * search of events, audit and websocket the vendor document knows no other form (services/README.md C1). Such an
 * address goes to the request (or to the socket) and nowhere else: no failure, log or store holds one.
 */
export function keyedQuery({ key, secretKey }: Cognism2016Access, query: KeyedQuery): URLSearchParams {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, accessToken: key, secretKey })) {
    if (value !== null && value !== '') values.set(name, String(value));
  }
  return values;
}

/** A call whose keys go in the address. */
export function keyedCall(
  access: Cognism2016Access,
  path: string,
  query: KeyedQuery,
  more: KeyedCallOptions = {},
): Call {
  const { reads, mode = 'plain' } = more;
  const url = `${access.base}${path}?${keyedQuery(access, query)}`;
  const what = 'json' in more ? ({ method: 'POST', json: more.json } as const) : ({ method: 'GET' } as const);
  return { ...OF_COGNISM_2016, ...what, url, headers: {}, mode, ...(reads ? { reads } : {}) };
}

/** The same for the API's v2, which lies beside v1; null where the base address does not say where that is. */
export function secondVersion(access: Cognism2016Access): Cognism2016Access | null {
  return access.base.endsWith('/v1') ? { ...access, base: access.base.replace(/1$/, '2') } : null;
}
