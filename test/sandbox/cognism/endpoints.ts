import type { Company } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import type { Outcome } from '../service/outcome.ts';
import { Refusal, readCriteria, same, scoreOf } from './criteria.ts';
import {
  accountId,
  accountPreview,
  accountRecord,
  contactRecord,
  type Known,
  previewRecord,
  redeemId,
} from './records.ts';
import { ACCOUNT_FIELDS, type Account, CONTACT_FIELDS } from './state.ts';

export interface Knowledge {
  readonly known: readonly Known[];
  readonly companies: readonly Company[];
}

/** `redeemed`: the people who are paid for with it. */
export interface CognismOutcome extends Outcome {
  readonly redeemed?: readonly Known[];
}

type Endpoint = (request: ReceivedRequest, knowledge: Knowledge, account: Account) => CognismOutcome;

const MOST_AT_ONCE = 20;
const BASE = '/api/search';

/** By method and path. The two look-ups of opt-outs have the id in their path and stand below. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  [`GET ${BASE}/entitlement/contactEntitlementSubscription`]: (_, __, { settings }) =>
    found({ 'contact Entitlement': flags(CONTACT_FIELDS, settings.contactEntitlements) }),
  [`GET ${BASE}/entitlement/accountEntitlementSubscription`]: (_, __, { settings }) =>
    found({ 'account Entitlement': flags(ACCOUNT_FIELDS, settings.accountEntitlements) }),
  [`POST ${BASE}/contact/enrich`]: enrichContact,
  [`POST ${BASE}/contact/redeem`]: redeemContacts,
  [`POST ${BASE}/account/enrich`]: enrichAccount,
  [`POST ${BASE}/account/redeem`]: redeemAccounts,
};

/** `GET /contact/optOut/{id|email}/{value}`: 200 for who opted out, 404 for all others. Null for other paths. */
export function optOutAnswer({ method, path }: ReceivedRequest, { known }: Knowledge): CognismOutcome | null {
  const [, by, segment = ''] = /^\/api\/search\/contact\/optOut\/(id|email)\/([^/]+)$/.exec(path) ?? [];
  if (method !== 'GET' || by === undefined) return null;
  const value = decodeURIComponent(segment);
  const isOut = known.some(
    (one) => one.contact.isOptedOut && (by === 'id' ? redeemId(one) === value : addressOf(one) === same(value)),
  );
  return isOut ? found({ [by === 'id' ? 'redeemId' : 'email']: value }) : wrong(404, 'OptOutNotFound', 'Not found');
}

/** Errors come as a list (observed: MissingCredentials, RouteNotFound). */
export function wrong(code: number, key: string, msg: string): CognismOutcome {
  return { status: code, body: [{ key, code, msg }], credits: 0, subject: '' };
}

/** The vendor's guide gives 429 another form. */
export const TOO_MANY: CognismOutcome = {
  status: 429,
  body: { errors: [{ code: 88, message: 'Rate limit exceeded' }] },
  credits: 0,
  subject: '',
};

function found(body: unknown, subject = ''): CognismOutcome {
  return { status: 200, body, credits: 0, subject };
}

const flags = (fields: readonly string[], entitlements: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, entitlements.includes(field)]));

const addressOf = ({ contact: { email } }: Known) => same(typeof email === 'string' ? email : email?.address);

function enrichContact({ body }: ReceivedRequest, { known }: Knowledge, account: Account): CognismOutcome {
  const names = ['email', 'sha256', 'linkedinUrl', 'firstName', 'lastName', 'jobTitle', 'phoneNumber'];
  const criteria = readCriteria(body, [...names, 'accountName', 'accountWebsite']);
  const isUnique = ['email', 'sha256', 'linkedinUrl', 'phoneNumber'].some((name) => name in criteria);
  const isNamed = 'firstName' in criteria && 'lastName' in criteria;
  if (!isUnique && !(isNamed && ('accountName' in criteria || 'accountWebsite' in criteria))) {
    throw new Refusal('A unique identifier, or names and an account are required');
  }
  if (account.previews <= 0) return TOO_MANY;
  const scored = known.map((one) => ({ one, score: scoreOf(one, criteria) })).sort((a, b) => b.score - a.score);
  const [best] = scored.filter(({ score }) => score >= Math.max(1, Number(criteria.minMatchScore ?? 30)));
  if (!best) return found({ matchScore: 0, results: [] });
  account.previews -= 1;
  const results = [previewRecord(best.one, account.settings.contactEntitlements)];
  return found({ matchScore: best.score, results }, best.one.person.slug);
}

function redeemContacts({ body }: ReceivedRequest, { known }: Knowledge, account: Account): CognismOutcome {
  const people = readIds(body).map((id) => {
    const [person] = parts(id);
    const one = known.find((candidate) => parts(redeemId(candidate))[0] === person);
    return one && !one.contact.isOptedOut ? one : null;
  });
  const results = people.filter((one) => one !== null);
  const redeemed = [...new Set(results)].filter(({ person }) => !account.redeemed.has(person.slug));
  if (account.credits < redeemed.length) return wrong(402, 'InsufficientCredits', 'Not enough credits');
  return {
    status: 200,
    body: {
      totalResults: results.length,
      results: results.map((one) => contactRecord(one, account.settings.contactEntitlements)),
    },
    credits: redeemed.length,
    subject: results.map(({ person }) => person.slug).join(','),
    redeemed,
  };
}

function enrichAccount({ body }: ReceivedRequest, { companies }: Knowledge, { settings }: Account): CognismOutcome {
  if (settings.accountEntitlements.length === 0) throw new Refusal('Account search not supported by entitlement');
  const criteria = readCriteria(body, ['website', 'domain', 'linkedinUrl', 'name', 'country', 'city']);
  const company = companies.find(
    ({ domain, name }) =>
      same(criteria.domain) === domain ||
      same(criteria.website)?.replace(/^www\./, '') === domain ||
      same(criteria.name) === same(name),
  );
  if (!company) return found({ matchScore: 0, results: [] });
  return found({ matchScore: 45, results: [accountPreview(company, settings.accountEntitlements)] }, company.domain);
}

/** The other envelope, and no credits: by the vendor's help centre accounts are free. */
function redeemAccounts({ body }: ReceivedRequest, { companies }: Knowledge, { settings }: Account): CognismOutcome {
  const ids = readIds(body, /^[0-9a-f-]{36}$/);
  const result = ids.flatMap((id) => companies.filter((company) => accountId(company) === id));
  const records = result.map((company) => accountRecord(company, settings.accountEntitlements));
  return found({ total: records.length, result: records }, result.map(({ domain }) => domain).join(','));
}

function readIds(body: unknown, form = /^[A-Za-z0-9+/]{100,}={0,2}$/): readonly string[] {
  const { redeemIds }: { redeemIds?: unknown } = typeof body === 'object' && body !== null ? body : {};
  const ids: unknown[] = Array.isArray(redeemIds) ? redeemIds : [];
  if (ids.length < 1 || ids.length > MOST_AT_ONCE) throw new Refusal('redeemIds must hold 1 to 20 ids');
  return ids.map((id) => {
    if (typeof id !== 'string' || !form.test(id)) throw new Refusal('Invalid redeemId');
    return id;
  });
}

const parts = (id: string) => Buffer.from(id, 'base64').toString('utf8').split(';');
