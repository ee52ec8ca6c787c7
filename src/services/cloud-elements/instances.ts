import type { ServiceResult } from '../http/service-result.ts';
import { textWithin } from '../values/contact-values.ts';
import { askCloudElements, type CloudAsker, encoded, ok, refusal, unreadable } from './ask.ts';
import { usableSecret } from './authorization.ts';
import { readPages } from './pages.ts';
import { elementBody, idText, instanceBody } from './replies.ts';

export type CloudElement = {
  readonly key: string;
  readonly name: string;
  readonly hub: string | null;
  readonly logo: string | null;
};

/** `token`: null if masked or missing (services/README.md E11). */
export type CloudInstance = {
  readonly id: string;
  readonly name: string;
  readonly element: string;
  readonly hub: string | null;
  readonly token: string | null;
  readonly isValid: boolean;
  readonly isDisabled: boolean;
};

const MAX_PAGES = 10;

/** Otherwise each entry carries its whole configuration. */
export async function listElements(asker: CloudAsker): Promise<ServiceResult<readonly CloudElement[]>> {
  const call = { method: 'GET', path: '/elements', query: { abridged: true }, by: 'platform' } as const;
  const read = (entry: unknown) => {
    const found = elementOf(entry);
    return found && { ...found, id: found.key };
  };
  const listing = await readPages(asker, call, { read, mostPages: MAX_PAGES });
  return listing.ok ? ok(listing.value.things.map(({ id: _, ...found }) => found)) : listing;
}

export async function listInstances(asker: CloudAsker): Promise<ServiceResult<readonly CloudInstance[]>> {
  const call = { method: 'GET', path: '/instances', query: { hydrate: false }, by: 'platform' } as const;
  const listing = await readPages(asker, call, { read: instanceOf, mostPages: MAX_PAGES });
  return listing.ok ? ok(listing.value.things) : listing;
}

/** Includes the token that the list masks (services/README.md E11). */
export async function readInstance(asker: CloudAsker, instanceId: string): Promise<ServiceResult<CloudInstance>> {
  const sent = await askCloudElements(asker, {
    method: 'GET',
    path: `/instances/${encoded(instanceId)}`,
    by: 'platform',
  });
  if (!sent.ok) return refusal(sent.failure);
  const instance = sent.body.kind === 'json' ? instanceOf(sent.body.value) : null;
  return instance?.id === instanceId ? ok(instance) : unreadable;
}

export async function removeInstance(
  asker: CloudAsker,
  instanceId: string,
): Promise<ServiceResult<'removed' | 'absent'>> {
  const sent = await askCloudElements(asker, {
    method: 'DELETE',
    path: `/instances/${encoded(instanceId)}`,
    by: 'platform',
    effect: 'changes',
  });
  if (sent.ok) return ok('removed');
  return sent.status === 404 && sent.failure.kind === 'refused' ? ok('absent') : refusal(sent.failure);
}

function elementOf(value: unknown): CloudElement | null {
  const parsed = elementBody.safeParse(value);
  const key = parsed.success ? textWithin(parsed.data.key, 100) : null;
  if (!parsed.success || !key) return null;
  const { name, hub, logo, image } = parsed.data;
  return {
    key,
    name: textWithin(name, 200) ?? key,
    hub: textWithin(hub, 100),
    logo: httpsAddress(logo) ?? httpsAddress(image),
  };
}

export function instanceOf(value: unknown): CloudInstance | null {
  const parsed = instanceBody.safeParse(value);
  if (!parsed.success) return null;
  const { name, token, element, valid, disabled } = parsed.data;
  const [id, key] = [idText(parsed.data.id, 200), textWithin(element?.key, 100)];
  if (!id || !key) return null;
  return {
    id,
    name: textWithin(name, 200) ?? `${key} ${id}`,
    element: key,
    hub: textWithin(element?.hub, 100),
    token: usableSecret(token),
    isValid: valid !== false,
    isDisabled: disabled === true,
  };
}

export function httpsAddress(value: unknown): string | null {
  const url = typeof value === 'string' && value.length <= 4000 ? URL.parse(value) : null;
  return url?.protocol === 'https:' && !url.username && !url.password ? url.href : null;
}
