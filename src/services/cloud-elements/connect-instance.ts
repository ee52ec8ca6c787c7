import type { ServiceResult } from '../http/service-result.ts';
import { askCloudElements, type CloudAsker, type CloudCall, encoded, ok, refusal, unreadable } from './ask.ts';
import { type CloudInstance, httpsAddress, instanceOf } from './instances.ts';
import { oauthBody } from './replies.ts';

/** The OAuth app by which an element is connected: the user registered it with the CRM or storage. */
export type CloudOAuthApp = {
  /** Key of the element, as `sfdc`. */
  readonly element: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly callbackUrl: string;
  /** Some elements want one (HubSpot). */
  readonly scope?: string;
};

/**
 * Where the user allows the connection: the address to open, which leads back to `callbackUrl` with `code`, or with
 * `error`.
 * @param state comes back with the code, so that another request's code is not mistaken for it
 */
export async function askOAuthUrl(
  asker: CloudAsker,
  app: CloudOAuthApp,
  state: string,
): Promise<ServiceResult<string>> {
  const { element, apiKey, apiSecret, callbackUrl, scope } = app;
  const values = { apiKey, apiSecret, callbackUrl, state, ...(scope === undefined ? {} : { scope }) };
  const call = { path: `/elements/${encoded(element)}/oauth/url`, by: 'platform' } as const;
  // Contract 4.1 knows a GET, too; but then the app's secret would stand in an address, and in every log on its way.
  const sent = await askCloudElements(asker, { ...call, method: 'POST', json: values });
  if (!sent.ok) return refusal(sent.failure);
  const parsed = sent.body.kind === 'json' ? oauthBody.safeParse(sent.body.value) : null;
  const address = parsed?.success ? httpsAddress(parsed.data.oauthUrl) : null;
  return address ? ok(address) : unreadable;
}

/**
 * Makes a connection of the code that came back; a code is good once. The reply carries the element's token.
 * @param name as the user will find it in lists; Cloud Elements takes HTML out of it
 */
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
