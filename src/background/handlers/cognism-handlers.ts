import type { Handlers } from '../../messages/receive.ts';
import { splitName } from '../../model/name-parts.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import type { ReplacesId } from '../../purchasing/ledger/find-reusable.ts';
import type { PurchaseResult } from '../../purchasing/ledger/ledger.ts';
import type { QuotaKeeper } from '../../purchasing/limits/quota.ts';
import type { LookUps } from '../../purchasing/look-up/look-ups.ts';
import type { AskCognism } from '../../purchasing/plan/ask-cognism.ts';
import type { Cognism2016Access } from '../../services/cognism-2016/call.ts';
import { companyByName } from '../../services/cognism-2016/companies.ts';
import { companyNews } from '../../services/cognism-2016/documents.ts';
import { personByName } from '../../services/cognism-2016/people.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import type { Cognism2016 } from '../wiring/cognism-2016.ts';
import { domainFrom } from './domain-from.ts';

/** How much an article must be about the company (1…10). */
const MIN_ABOUTNESS = 5;
const MAX_ARTICLES = 10;

type CognismHandlersDeps = {
  readonly cognism2016: Cognism2016;
  readonly cognism: AskCognism;
  readonly lookUps: Pick<LookUps, 'lookUp'>;
  readonly buy: (result: Promise<PurchaseResult>) => Promise<null>;
  readonly request: Request;
  readonly quota: Pick<QuotaKeeper, 'within' | 'learnFrom'>;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/** Messages about companies to Cognism, and all those to its API of 2016, which is free: its answers are not stored. */
export function createCognismHandlers({
  cognism2016,
  cognism,
  lookUps,
  buy,
  request,
  quota,
  whileAwake,
  now,
}: CognismHandlersDeps) {
  const ask = <T>(call: (access: Cognism2016Access) => Promise<ServiceResult<T>>) => whileAwake(cognism2016.ask(call));

  /** Free. */
  async function askAccount(domain: string): Promise<string | null> {
    const service = 'cognism';
    const result = await whileAwake(quota.within(service, () => cognism.account(domain)));
    if ('hindrance' in result) throw new FailureError(result.hindrance);
    await quota.learnFrom({ service, failure: result.ok ? null : result.failure, endedAt: now() });
    if (!result.ok) throw new FailureError(result.failure);
    return result.value;
  }

  async function buyAccount(domain: string, replacesId: ReplacesId): Promise<null> {
    const accountId = await askAccount(domain);
    if (accountId === null) throw new FailureError({ kind: 'nothing-to-buy', service: 'cognism' });
    const question = { operation: 'account', domain, accountId, asked: {} } as const;
    return buy(lookUps.lookUp({ service: 'cognism', question, target: { domain } }, replacesId));
  }

  return {
    'buy-account': ({ domain, replacesId }) => buyAccount(domainFrom(domain), replacesId),
    'ask-companies': ({ name }) => ask((access) => companyByName(request, access, name, now)),
    'ask-employment': ({ name, company }) => {
      const { given, family } = splitName(name);
      const named = { firstName: given || null, lastName: family || null, company };
      return ask((access) => personByName(request, access, named, now));
    },
    'ask-news': ({ company }) => {
      const search = { from: null, to: null, aboutness: MIN_ABOUTNESS, source: null, page: 0, count: MAX_ARTICLES };
      return ask((access) => companyNews(request, access, company, search, now));
    },
  } satisfies Partial<Handlers>;
}
