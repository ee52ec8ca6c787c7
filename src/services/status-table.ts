import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { Service } from '../model/schemas/purchases/service.ts';

export type StatusKind = Extract<
  Failure['kind'],
  'bad-key' | 'not-entitled' | 'not-offered' | 'out-of-credits' | 'rate-limited' | 'refused' | 'service-down'
>;

type StatusKinds = Readonly<Record<number, StatusKind>>;

const COMMON: StatusKinds = { 401: 'bad-key', 403: 'not-entitled', 429: 'rate-limited' };

/** A paid service lists the statuses that cost nothing (purchasing/README.md): any other may have been charged. */
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
  // 401 includes a deleted connection, 403 a disabled one; after 408 it is unknown how far the request got.
  cloudElements: { statuses: { 405: 'not-offered', 408: 'service-down' }, other4xx: 'refused' },
};

export function kindOfStatus(service: Service, status: number): StatusKind {
  const { statuses, other4xx } = BY_SERVICE[service];
  const isClientError = status >= 400 && status < 500;
  return statuses[status] ?? COMMON[status] ?? (isClientError ? other4xx : 'service-down');
}
