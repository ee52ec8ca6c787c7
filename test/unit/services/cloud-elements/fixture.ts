import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CloudAsker } from '../../../../src/services/cloud-elements/ask.ts';
import type { CloudAccess } from '../../../../src/services/cloud-elements/authorization.ts';
import type { ServiceResult } from '../../../../src/services/http/service-result.ts';
import type { Instance } from '../../../sandbox/cloud-elements/connections.ts';
import { BASE_PATH } from '../../../sandbox/cloud-elements/replies.ts';
import { type CloudElements, startCloudElements } from '../../../sandbox/cloud-elements/start.ts';
import { CLOUD_ELEMENTS_DEMO_ORGANIZATION, CLOUD_ELEMENTS_DEMO_USER } from '../../../sandbox/cloud-elements/state.ts';
import { requestTo } from '../loopback.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

/** An asker with all secrets, who asks about a connection where one is given. */
export function askerAt(
  origin: string,
  instance: Instance | null = null,
  different: Partial<CloudAccess> = {},
): CloudAsker {
  return {
    request: requestTo(origin),
    access: {
      base: origin + BASE_PATH,
      userSecret: CLOUD_ELEMENTS_DEMO_USER,
      organizationSecret: CLOUD_ELEMENTS_DEMO_ORGANIZATION,
      elementToken: instance?.token ?? null,
      ...different,
    },
    now: () => NOW,
    mode: 'plain',
  };
}

/** Cloud Elements in the sandbox for a whole file of tests, as new before each. */
export function fixture() {
  let cloud: CloudElements;
  beforeAll(async () => {
    cloud = await startCloudElements({ tls: false, clock: () => NOW });
  });
  beforeEach(() => cloud.reset());
  afterAll(() => cloud.stop());
  return {
    get cloud() {
      return cloud;
    },
    at: (instance: Instance | null = null, different: Partial<CloudAccess> = {}) =>
      askerAt(cloud.origin, instance, different),
    /** What came in, as `POST /path?query` below the base. */
    sent: () =>
      cloud.requests.map(({ method, path, query }) => {
        const search = query.size > 0 ? `?${decodeURIComponent(query.toString().replaceAll('+', ' '))}` : '';
        return `${method} ${path.replace(BASE_PATH, '')}${search}`;
      }),
  };
}

/** @throws where it is a failure */
export async function brought<T>(told: Promise<ServiceResult<T>>): Promise<T> {
  const result = await told;
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** The kind of failure; `ok` where it is none. */
export async function failureOf(told: Promise<ServiceResult<unknown>>) {
  const result = await told;
  if (result.ok) return 'ok';
  const { kind } = result.failure;
  return kind === 'refused' || kind === 'service-down' ? `${kind} ${result.failure.status}` : kind;
}
