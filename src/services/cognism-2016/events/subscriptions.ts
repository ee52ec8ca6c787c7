import { type Subscription, type SubscriptionDraft, subscription } from '../../../model/schemas/people/signal.ts';
import { z } from '../../../model/schemas/schema.ts';
import type { Call, Request } from '../../http/http.ts';
import type { Told } from '../../http/told.ts';
import { phrase } from '../../values/contact-values.ts';
import { flag, isBroken, list, number, text, tolerant } from '../../values/tolerant.ts';
import { articleAddress } from '../articles.ts';
import { readMoment } from '../days.ts';
import { askLegacy, byHeaders, LEGACY, type LegacyAccess, type Read, readNothing } from '../legacy-call.ts';

/** A subscription as the document prints it (contracts 2.1). `createdAt` and `updatedAt` are ms. */
const subscriptionBody = z.object({
  _id: text,
  name: text,
  pattern: tolerant(z.object({ type: tolerant(z.union([z.string(), z.number()])), org: text })),
  'callback-http': tolerant(z.object({ method: text, url: text, headers: list })),
  active: flag,
  createdAt: number,
  updatedAt: number,
});

const MOST = 500;
const MOST_HEADERS = 50;

/** `GET /subscription`: all that there are. Free, as all of these. The document wants both keys for each. */
export function listSubscriptions(
  request: Request,
  access: LegacyAccess,
  now: () => number,
): Promise<Told<Subscription[]>> {
  return askLegacy(request, byHeaders(access, '/subscription'), now, (body) => {
    if (body.kind !== 'json' || !Array.isArray(body.value)) return 'unreadable';
    const found = body.value.slice(0, MOST).flatMap((entry) => subscriptionOf(entry) ?? []);
    return body.value.length > 0 && found.length === 0 ? 'unreadable' : { value: found };
  });
}

/** `GET /subscription/{id}`. */
export function getSubscription(
  request: Request,
  access: LegacyAccess,
  id: string,
  now: () => number,
): Promise<Told<Subscription>> {
  return about(id, (path) => askLegacy(request, byHeaders(access, path), now, readSubscription));
}

/** `POST /subscription`: makes one, and tells it as it was made. After a failure there may be one all the same: the list says. */
export function createSubscription(
  request: Request,
  access: LegacyAccess,
  draft: SubscriptionDraft,
  now: () => number,
): Promise<Told<Subscription>> {
  const call: Call = { ...byHeaders(access, '/subscription'), method: 'POST', json: bodyOf(draft) };
  return askLegacy(request, call, now, readSubscription);
}

/** `PUT /subscription/{id}`: puts the draft in the place of the whole subscription. Its reply has no content. */
export function changeSubscription(
  request: Request,
  access: LegacyAccess,
  id: string,
  draft: SubscriptionDraft,
  now: () => number,
): Promise<Told<null>> {
  return about(id, (path) => {
    const call: Call = { ...byHeaders(access, path), method: 'PUT', json: bodyOf(draft) };
    return askLegacy(request, call, now, readNothing(null));
  });
}

/** `DELETE /subscription/{id}`: its reply has no content. One that is not there any more is gone as well. */
export function deleteSubscription(
  request: Request,
  access: LegacyAccess,
  id: string,
  now: () => number,
): Promise<Told<'deleted' | 'was-not-there'>> {
  return about<'deleted' | 'was-not-there'>(id, async (path) => {
    const call: Call = { ...byHeaders(access, path), method: 'DELETE' };
    const told = await askLegacy(request, call, now, readNothing('deleted' as const));
    const isGone = !told.ok && told.failure.kind === 'refused' && told.failure.status === 404;
    return isGone ? { ok: true, value: 'was-not-there', balance: null } : told;
  });
}

/** Nothing is sent for an id that could lead to another path. */
async function about<T>(id: string, ask: (path: string) => Promise<Told<T>>): Promise<Told<T>> {
  if (!subscription.shape.id.safeParse(id).success) return { ok: false, failure: { kind: 'not-offered', ...LEGACY } };
  return ask(`/subscription/${id}`);
}

const readSubscription: Read<Subscription> = (body) => {
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
    name: phrase(name, 300) ?? id.data,
    isActive: active === true,
    pattern: { type: phrase(typeof type === 'number' ? String(type) : type), company: phrase(org) },
    callback: callbackOf(parsed.data['callback-http']),
    createdAt: readMoment(createdAt),
    updatedAt: readMoment(updatedAt),
  };
}

function callbackOf(value: z.infer<typeof subscriptionBody>['callback-http']): Subscription['callback'] {
  const { method, url, headers } = isBroken(value) ? {} : (value ?? {});
  const [verb, address] = [phrase(method, 20)?.toUpperCase() ?? '', articleAddress(url)];
  if (!/^[A-Z]{1,20}$/.test(verb) || !address) return null;
  const named = (Array.isArray(headers) ? headers : []).flatMap((header) => phrase(header) ?? []);
  return { method: verb, url: address, headers: named.slice(0, MOST_HEADERS) };
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
