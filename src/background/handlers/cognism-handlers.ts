import type { Handlers } from '../../messages/receive.ts';
import { Failed } from '../../model/schemas/purchases/failure.ts';
import type { Consent } from '../../purchasing/ledger/decide.ts';
import type { QuotaKeeper } from '../../purchasing/limits/quota.ts';
import type { LookUps } from '../../purchasing/look-up/look-ups.ts';
import type { AskCognism } from '../../purchasing/plan/ask-cognism.ts';
import { companyByName } from '../../services/cognism-2016/companies.ts';
import { companyNews } from '../../services/cognism-2016/documents.ts';
import type { LegacyAccess } from '../../services/cognism-2016/legacy-call.ts';
import { personByName } from '../../services/cognism-2016/people.ts';
import type { Request } from '../../services/http/http.ts';
import type { Told } from '../../services/http/told.ts';
import type { Legacy } from '../wiring/legacy.ts';
import { domainFrom } from './domain-from.ts';

/** How much an article has to be about the company (1…10), and how many are shown. */
const ABOUTNESS = 5;
const ARTICLES = 10;

type Parts = {
  readonly legacy: Legacy;
  readonly cognism: AskCognism;
  readonly lookUps: Pick<LookUps, 'lookUp'>;
  readonly request: Request;
  readonly quota: Pick<QuotaKeeper, 'within' | 'learnFrom'>;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/**
 * Messages about companies to Cognism, and all those to its API of 2016. What the latter answers is shown, and not kept: all of it is
 * free.
 */
export function createCognismHandlers({ legacy, cognism, lookUps, request, quota, whileAwake, now }: Parts) {
  const ask = <T>(call: (access: LegacyAccess) => Promise<Told<T>>) => whileAwake(legacy.ask(call));

  /** The account's id, for nothing. */
  async function askAccount(domain: string): Promise<string | null> {
    const service = 'cognism';
    const told = await whileAwake(quota.within(service, () => cognism.account(domain)));
    if ('hindrance' in told) throw new Failed(told.hindrance);
    await quota.learnFrom({ service, failure: told.ok ? null : told.failure, endedAt: now() });
    if (!told.ok) throw new Failed(told.failure);
    return told.value;
  }

  async function buyAccount(domain: string, over: Consent): Promise<null> {
    const accountId = await askAccount(domain);
    if (accountId === null) throw new Failed({ kind: 'nothing-to-buy', service: 'cognism' });
    const question = { operation: 'account', domain, accountId, asked: {} } as const;
    const bought = await whileAwake(lookUps.lookUp({ service: 'cognism', question, target: { domain } }, over));
    if (bought.kind === 'prevented') throw new Failed(bought.failure);
    return null;
  }

  return {
    'buy-account': ({ domain, over }) => buyAccount(domainFrom(domain), over),
    'ask-companies': ({ name }) => ask((access) => companyByName(request, access, name, now)),
    'ask-employment': ({ name, company }) => {
      const [firstName = null, ...rest] = name.split(/\s+/);
      const named = { firstName, lastName: rest.join(' ') || null, company };
      return ask((access) => personByName(request, access, named, now));
    },
    'ask-news': ({ company }) => {
      const search = { from: null, to: null, aboutness: ABOUTNESS, source: null, page: 0, count: ARTICLES };
      return ask((access) => companyNews(request, access, company, search, now));
    },
  } satisfies Partial<Handlers>;
}
