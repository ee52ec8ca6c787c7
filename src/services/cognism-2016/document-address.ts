import type { Call } from '../http/http.ts';
import { type Cognism2016Access, OF_COGNISM_2016 } from './call.ts';

/** Values of a query; nulls are left out. */
export type DocumentQuery = Readonly<Record<string, string | number | null>>;

/**
 * A call for documents. The only place where keys are written into an address: for documents the vendor document knows
 * no other form (services/README.md C1). Such an address goes to the request and nowhere else: no failure, log or store
 * holds one.
 * @param version of the API; v2 lies beside v1
 * @returns null where the base address does not say where the other version lies
 */
export function documentCall(
  { base, key, secretKey }: Cognism2016Access,
  path: string,
  query: DocumentQuery,
  { version = 1, reads }: { readonly version?: 1 | 2; readonly reads?: 'text' } = {},
): Call | null {
  if (version === 2 && !base.endsWith('/v1')) return null;
  const root = version === 2 ? base.replace(/1$/, '2') : base;
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, accessToken: key, secretKey })) {
    if (value !== null && value !== '') address.set(name, String(value));
  }
  const call = {
    ...OF_COGNISM_2016,
    method: 'GET',
    url: `${root}${path}?${address}`,
    headers: {},
    mode: 'plain',
  } as const;
  return reads ? { ...call, reads } : call;
}
