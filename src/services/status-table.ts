import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { Service } from '../model/schemas/purchases/service.ts';

/** What a status other than 2xx can mean. */
export type StatusKind = Extract<
  Failure['kind'],
  'bad-key' | 'not-entitled' | 'not-offered' | 'out-of-credits' | 'rate-limited' | 'refused' | 'service-down'
>;

type StatusKinds = Readonly<Record<number, StatusKind>>;

const COMMON: StatusKinds = { 401: 'bad-key', 403: 'not-entitled', 429: 'rate-limited' };

/**
 * Where a service departs from `COMMON`. `other4xx`: the paid services name the statuses that cost nothing
 * (purchasing/README.md); any other may have been charged there and must not count as a refusal.
 */
const BY_SERVICE: Record<Service, { readonly statuses: StatusKinds; readonly other4xx: 'refused' | 'service-down' }> = {
  kaspr: {
    statuses: { 400: 'refused', 402: 'out-of-credits', 403: 'bad-key', 411: 'refused', 422: 'refused' },
    other4xx: 'service-down',
  },
  // A 403 without an error of Cognism's own comes from the network in front of it.
  cognism: {
    statuses: {
      400: 'refused',
      402: 'out-of-credits',
      403: 'refused',
      404: 'refused',
      411: 'refused',
      422: 'refused',
    },
    other4xx: 'service-down',
  },
  // 410: "Requested API has been removed from server." (vendor document)
  cognism2016: { statuses: { 410: 'not-offered' }, other4xx: 'refused' },
  kissmetrics: { statuses: {}, other4xx: 'refused' },
  // 401 also for a deleted connection, 403 for a disabled one. A server that times out waiting (408) does
  // not know how far the request got.
  cloudElements: { statuses: { 405: 'not-offered', 408: 'service-down' }, other4xx: 'refused' },
};

/** What a status means at a service. @param status outside 200–299 */
export function kindOfStatus(service: Service, status: number): StatusKind {
  const { statuses, other4xx } = BY_SERVICE[service];
  const isClientError = status >= 400 && status < 500;
  return statuses[status] ?? COMMON[status] ?? (isClientError ? other4xx : 'service-down');
}
