import { type Subscription, type SubscriptionDraft, subscription } from '../../../model/schemas/people/signal.ts';
import { z } from '../../../model/schemas/schema.ts';
import type { Call, Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { textWithin } from '../../values/contact-values.ts';
import { flag, isBroken, list, number, text, tolerant } from '../../values/tolerant.ts';
import { articleAddress } from '../articles.ts';
import {
  askCognism2016,
  byHeaders,
  type Cognism2016Access,
  ignoreBody,
  OF_COGNISM_2016,
  type ReadCognism2016Reply,
  readEntries,
} from '../call.ts';
import { readMoment } from '../days.ts';

const subscriptionBody = z.object({
  _id: text,
  name: text,
  pattern: tolerant(z.object({ type: tolerant(z.union([z.string(), z.number()])), org: text })),
  'callback-http': tolerant(z.object({ method: text, url: text, headers: list })),
  active: flag,
  createdAt: number,
  updatedAt: number,
});

const MAX_SUBSCRIPTIONS = 500;
const MAX_HEADERS = 50;

/** `GET /subscription`. Free, as all of these, which require both keys. */
export function listSubscriptions(
  request: Request,
  access: Cognism2016Access,
  now: () => number,
): Promise<ServiceResult<Subscription[]>> {
  return askCognism2016(request, byHeaders(access, '/subscription'), now, (body) => {
    if (body.kind !== 'json' || !Array.isArray(body.value)) return 'unreadable';
    return readEntries(body.value, MAX_SUBSCRIPTIONS, subscriptionOf);
  });
}

export function getSubscription(
  request: Request,
  access: Cognism2016Access,
  id: string,
  now: () => number,
): Promise<ServiceResult<Subscription>> {
  return about(id, (path) => askCognism2016(request, byHeaders(access, path), now, readSubscription));
}

/** After a failure it may exist all the same: the list shows it. */
export function createSubscription(
  request: Request,
  access: Cognism2016Access,
  draft: SubscriptionDraft,
  now: () => number,
): Promise<ServiceResult<Subscription>> {
  const call: Call = { ...byHeaders(access, '/subscription'), method: 'POST', json: bodyOf(draft) };
  return askCognism2016(request, call, now, readSubscription);
}

export function changeSubscription(
  request: Request,
  access: Cognism2016Access,
  id: string,
  draft: SubscriptionDraft,
  now: () => number,
): Promise<ServiceResult<null>> {
  return about(id, (path) => {
    const call: Call = { ...byHeaders(access, path), method: 'PUT', json: bodyOf(draft) };
    return askCognism2016(request, call, now, ignoreBody(null));
  });
}

/** No content; succeeds even if it no longer exists. */
export function deleteSubscription(
  request: Request,
  access: Cognism2016Access,
  id: string,
  now: () => number,
): Promise<ServiceResult<'deleted' | 'was-not-there'>> {
  return about<'deleted' | 'was-not-there'>(id, async (path) => {
    const call: Call = { ...byHeaders(access, path), method: 'DELETE' };
    const result = await askCognism2016(request, call, now, ignoreBody('deleted' as const));
    const isGone = !result.ok && result.failure.kind === 'refused' && result.failure.status === 404;
    return isGone ? { ok: true, value: 'was-not-there', balance: null } : result;
  });
}

/** Refuses ids that could lead to another path. */
async function about<T>(id: string, ask: (path: string) => Promise<ServiceResult<T>>): Promise<ServiceResult<T>> {
  if (!subscription.shape.id.safeParse(id).success)
    return { ok: false, failure: { kind: 'not-offered', ...OF_COGNISM_2016 } };
  return ask(`/subscription/${id}`);
}

const readSubscription: ReadCognism2016Reply<Subscription> = (body) => {
  const found = body.kind === 'json' ? subscriptionOf(body.value) : null;
  return found ? { value: found } : 'unreadable';
};

function subscriptionOf(entry: unknown): Subscription | null {
  const parsed = subscriptionBody.safeParse(entry);
  const id = parsed.success ? subscription.shape.id.safeParse(parsed.data._id) : null;
  if (!parsed.success || !id?.success) return null;
  const { name, active, pattern, createdAt, updatedAt } = parsed.data;
  const { type, org } = isBroken(pattern) ? {} : (pattern ?? {});
  return {
    id: id.data,
    name: textWithin(name, 300) ?? id.data,
    isActive: active === true,
    pattern: { type: textWithin(typeof type === 'number' ? String(type) : type), company: textWithin(org) },
    callback: callbackOf(parsed.data['callback-http']),
    createdAt: readMoment(createdAt),
    updatedAt: readMoment(updatedAt),
  };
}

function callbackOf(value: z.infer<typeof subscriptionBody>['callback-http']): Subscription['callback'] {
  const { method, url, headers } = isBroken(value) ? {} : (value ?? {});
  const [verb, address] = [textWithin(method, 20)?.toUpperCase() ?? '', articleAddress(url)];
  if (!/^[A-Z]{1,20}$/.test(verb) || !address) return null;
  const named = (Array.isArray(headers) ? headers : []).flatMap((header) => textWithin(header) ?? []);
  return { method: verb, url: address, headers: named.slice(0, MAX_HEADERS) };
}

function bodyOf({ name, isActive, pattern, callback }: SubscriptionDraft) {
  const { type, company } = pattern;
  return {
    name,
    active: isActive,
    pattern: { type, ...(company === null ? {} : { org: company }) },
    'callback-http': callback,
  };
}
