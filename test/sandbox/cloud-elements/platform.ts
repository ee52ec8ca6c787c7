import { createHash } from 'node:crypto';
import type { ReceivedRequest } from '../exchange.ts';
import { ELEMENTS, type Instance } from './connections.ts';
import { BASE_PATH, type CloudOutcome, failed, found, listed, UNKNOWN, written } from './replies.ts';
import type { State } from './state.ts';

const MASK = '********';

/** Calls by user and organization: catalogue, connections, and how a new one comes about. */
export function platform(
  request: ReceivedRequest,
  parts: readonly string[],
  state: State,
  origin: string,
): CloudOutcome {
  const [kind, which, ...rest] = parts;
  const target = `${request.method} ${[kind, ...(which === undefined ? [] : ['-']), ...rest].join('/')}`;
  const one = state.instances.get(Number(which));
  switch (target) {
    case 'GET elements':
      return listed(ELEMENTS.map(shown), request, { most: state.settings.mostPerPage });
    case 'GET elements/-':
      return elementOf(which) ? found(shown(Object(elementOf(which)))) : failed(404, 'No element found');
    case 'GET elements/-/oauth/url':
    case 'POST elements/-/oauth/url':
      return oauthUrl(request, which, state, origin);
    case 'GET instances':
      return listed(
        [...state.instances.values()].map((each) => described(each, each.isMasked)),
        request,
        { most: state.settings.mostPerPage },
      );
    case 'GET instances/-':
      return one ? found(described(one, false)) : failed(404, `No instance found with id ${which}`);
    case 'DELETE instances/-':
      return one ? written('', one.name, () => void state.instances.delete(one.id)) : failed(404, 'Not there');
    case 'POST instances':
      return connect(request, state);
    default:
      return failed(404, 'Not found');
  }
}

const elementOf = (key: string | undefined) => ELEMENTS.find((one) => one.key === key || String(one.id) === key);

const shown = ({ id, key, name, hub }: (typeof ELEMENTS)[number]) => ({
  ...{ id, key, name, hub, active: true, deleted: false, typeOauth: true },
  ...(key === 'sfdc' ? { logo: 'https://cdn.example/logos/sfdc.png' } : { image: `elements/provider_${key}.png` }),
});

const described = ({ id, name, element, token, isDisabled }: Instance, isMasked: boolean) => ({
  ...{
    id,
    name,
    token: isMasked ? MASK : token,
    valid: true,
    disabled: isDisabled,
    eventsEnabled: false,
    tags: [name],
  },
  element: Object(elementOf(element)),
  configuration: { 'oauth.api.secret': MASK, 'filter.response.nulls': 'true' },
  user: { id: 7, emailAddress: 'robin@kestrelfinch.example', firstName: 'Robin', lastName: 'Viewer' },
});

/** The values of either form: in the query, or in the body. */
function oauthUrl(request: ReceivedRequest, key: string | undefined, state: State, origin: string): CloudOutcome {
  const { method, query, body } = request;
  if (!state.settings.oauthForms.includes(method)) return failed(405, 'Method not allowed');
  const given = method === 'GET' ? Object.fromEntries(query) : Object(body);
  const { apiKey, apiSecret, callbackUrl, state: handle = key }: Record<string, unknown> = given;
  const element = elementOf(key);
  if (!element) return failed(404, 'No element found');
  const values = [apiKey, apiSecret, callbackUrl];
  if (values.some((value) => typeof value !== 'string' || value === '')) return failed(400, 'Missing OAuth parameters');
  const search = new URLSearchParams({
    ...{ response_type: 'code', client_id: String(apiKey), redirect_uri: String(callbackUrl) },
    ...{ state: String(handle), element: element.key },
  });
  return found({ element: element.key, oauthUrl: `${origin}/sandbox/consent?${search}` });
}

/** The page where a user allows a connection: it has made up its mind, and leads back at once. */
export function consent({ query }: ReceivedRequest, state: State): CloudOutcome {
  const [element, apiKey, callbackUrl] = ['element', 'client_id', 'redirect_uri'].map((name) => query.get(name) ?? '');
  const back = URL.parse(callbackUrl ?? '');
  if (!element || !apiKey || !back) return failed(400, 'Invalid request');
  const code = `code-${createHash('sha256').update(`${element}${state.next()}`).digest('hex').slice(0, 20)}`;
  if (state.settings.isConsenting) state.grants.set(code, { element, apiKey, callbackUrl: back.href });
  const [name, value] = state.settings.isConsenting ? ['code', code] : ['error', 'access_denied'];
  back.searchParams.set(name ?? '', value ?? '');
  back.searchParams.set('state', query.get('state') ?? '');
  return { status: 302, body: '', credits: 0, subject: '', headers: { location: back.href } };
}

function connect({ body }: ReceivedRequest, state: State): CloudOutcome {
  const { element, providerData, configuration, name }: Record<string, unknown> = Object(body);
  const [key, code] = [Object(element).key, Object(providerData).code];
  const grant = state.grants.get(String(code));
  const settings = Object(configuration);
  const isItsOwn =
    grant?.element === key &&
    grant?.apiKey === settings['oauth.api.key'] &&
    grant?.callbackUrl === URL.parse(String(settings['oauth.callback.url']))?.href;
  if (typeof name !== 'string' || name === '' || !settings['oauth.api.secret'])
    return failed(400, 'Missing configuration');
  if (!grant || !isItsOwn) return failed(400, 'Unable to get the access token', 'invalid_grant');
  const id = 530_000 + state.next();
  const one: Instance = {
    // HTML is taken out of names.
    ...{ id, name: name.replace(/<[^>]*>/g, ''), element: grant.element, token: `${grant.element}-new-token-${id}=` },
    ...{ isDisabled: false, isMasked: false },
  };
  return written(described(one, false), one.name, () => {
    state.grants.delete(String(code));
    state.instances.set(id, one);
  });
}

/** Whether a request comes with an element's part, and who sends it. */
export function senderOf({ headers }: ReceivedRequest, state: State) {
  const parts = (headers.authorization ?? '').split(',').map((part) => part.trim().split(' '));
  const { User: user, Organization: organization, Element: token } = Object.fromEntries(parts);
  const own = state.users.get(user ?? '');
  const isKnown = own !== undefined && (organization === undefined || organization === own);
  const instance = [...state.instances.values()].find((one) => one.token === token) ?? null;
  return { isKnown, hasOrganization: organization !== undefined, hasElement: token !== undefined, instance };
}

/** A platform call: needs the two secrets, without the third (as the vendor's own test says of DELETE). */
export function platformCall(request: ReceivedRequest, parts: readonly string[], state: State, origin: string) {
  const { isKnown, hasOrganization, hasElement } = senderOf(request, state);
  if (!isKnown || !hasOrganization) return UNKNOWN();
  if (hasElement && request.method === 'DELETE') return failed(400, `${BASE_PATH}: no element token expected`);
  return platform(request, parts, state, origin);
}
