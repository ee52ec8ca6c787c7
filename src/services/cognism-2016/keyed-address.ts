import type { Call, RequestMode } from '../http/http.ts';
import { type Cognism2016Access, OF_COGNISM_2016 } from './call.ts';

export type KeyedQuery = Readonly<Record<string, string | number | null>>;

type KeyedCallOptions = {
  readonly reads?: 'text';
  readonly mostBytes?: number;
  readonly json?: unknown;
  readonly mode?: RequestMode;
};

/** The only place where keys enter an address (services/README.md C1): it must never reach a failure, log or store. */
export function keyedQuery({ key, secretKey }: Cognism2016Access, query: KeyedQuery): URLSearchParams {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, accessToken: key, secretKey })) {
    if (value !== null && value !== '') values.set(name, String(value));
  }
  return values;
}

export function keyedCall(
  access: Cognism2016Access,
  path: string,
  query: KeyedQuery,
  more: KeyedCallOptions = {},
): Call {
  const { reads, mostBytes, mode = 'plain' } = more;
  const url = `${access.base}${path}?${keyedQuery(access, query)}`;
  const what = 'json' in more ? ({ method: 'POST', json: more.json } as const) : ({ method: 'GET' } as const);
  return {
    ...OF_COGNISM_2016,
    ...what,
    url,
    headers: {},
    mode,
    ...(reads ? { reads } : {}),
    ...(mostBytes ? { mostBytes } : {}),
  };
}

/** v2 lies beside v1; null if the base address does not show where. */
export function secondVersion(access: Cognism2016Access): Cognism2016Access | null {
  return access.base.endsWith('/v1') ? { ...access, base: access.base.replace(/1$/, '2') } : null;
}
