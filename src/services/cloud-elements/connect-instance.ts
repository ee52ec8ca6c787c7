import type { ServiceResult } from '../http/service-result.ts';
import { askCloudElements, type CloudAsker, type CloudCall, encoded, ok, refusal, unreadable } from './ask.ts';
import { type CloudInstance, httpsAddress, instanceOf } from './instances.ts';
import { oauthBody } from './replies.ts';

export type CloudOAuthApp = {
  readonly element: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly callbackUrl: string;
  /** Required by some elements (HubSpot). */
  readonly scope?: string;
};

/** Returns to `callbackUrl` with `code` or `error`, and with `state`, so that no other request's code is accepted. */
export async function askOAuthUrl(
  asker: CloudAsker,
  app: CloudOAuthApp,
  state: string,
): Promise<ServiceResult<string>> {
  const { element, apiKey, apiSecret, callbackUrl, scope } = app;
  const values = { apiKey, apiSecret, callbackUrl, state, ...(scope === undefined ? {} : { scope }) };
  const call = { path: `/elements/${encoded(element)}/oauth/url`, by: 'platform' } as const;
  // A GET exists too, but would put the app's secret into an address and every log on the way.
  const sent = await askCloudElements(asker, { ...call, method: 'POST', json: values });
  if (!sent.ok) return refusal(sent.failure);
  const parsed = sent.body.kind === 'json' ? oauthBody.safeParse(sent.body.value) : null;
  const address = parsed?.success ? httpsAddress(parsed.data.oauthUrl) : null;
  return address ? ok(address) : unreadable;
}

/** The code works once. The reply carries the element's token. Cloud Elements strips HTML from `name`. */
export async function createInstance(
  asker: CloudAsker,
  { element, apiKey, apiSecret, callbackUrl }: CloudOAuthApp,
  code: string,
  name: string,
): Promise<ServiceResult<CloudInstance>> {
  const configuration = {
    'oauth.callback.url': callbackUrl,
    'oauth.api.key': apiKey,
    'oauth.api.secret': apiSecret,
  };
  const json = { element: { key: element }, providerData: { code }, configuration, name };
  const call: CloudCall = { method: 'POST', path: '/instances', json, by: 'platform', effect: 'creates' };
  const sent = await askCloudElements(asker, call);
  if (!sent.ok) return refusal(sent.failure);
  const instance = sent.body.kind === 'json' ? instanceOf(sent.body.value) : null;
  return instance ? ok(instance) : unreadable;
}
