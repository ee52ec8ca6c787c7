import type { createConnect } from '../enrichment/connect.ts';
import type { Consent } from '../enrichment/decide.ts';
import { toDomain } from '../enrichment/domains.ts';
import type { LookUp, LookUps } from '../enrichment/look-ups.ts';
import type { Handlers } from '../messages/receive.ts';
import { Failed } from '../model/failure.ts';
import type { PageView } from '../model/views.ts';
import type { Accounts } from '../store/accounts.ts';
import { readPage } from './pages.ts';
import type { Views } from './views.ts';

type Parts = {
  readonly views: Views;
  readonly lookUps: LookUps;
  readonly accounts: Accounts;
  readonly connect: ReturnType<typeof createConnect>;
  /** Told when an account has changed. */
  readonly changed: () => void;
  /** Keeps the background alive while a promise is open. */
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
};

/** Maps each message to the part that answers it. */
export function createHandlers({ views, lookUps, accounts, connect, changed, whileAwake }: Parts): Handlers {
  async function buy(lookUp: LookUp, over: Consent): Promise<null> {
    const outcome = await whileAwake(lookUps.lookUp(lookUp, over));
    // How a purchase ended is read from the ledger; only what kept it from being made is told here.
    if (outcome.kind === 'prevented') throw new Failed(outcome.failure);
    return null;
  }

  return {
    async 'read-page'({ tabId }): Promise<PageView> {
      const reading = await readPage(tabId);
      if ('kind' in reading && !('verdict' in reading)) {
        return { kind: 'failed', failure: reading, account: await views.account() };
      }
      if (reading.verdict === 'nobody')
        return { kind: 'nobody', page: reading.kind, address: reading.address, account: await views.account() };
      if (reading.verdict === 'unreadable') {
        const { reason, missing } = reading;
        const failure = { kind: 'unreadable-page', reason, missing } as const;
        return { kind: 'failed', failure, account: await views.account() };
      }
      const { rawName: _rawName, absent: _absent, ...person } = reading.person;
      return { kind: 'person', person, view: await views.person(person) };
    },
    'view-person': ({ person }) => views.person(person),
    'view-domain': ({ domain, person, limit }) => views.domain(domainFrom(domain), person, limit),
    'buy-contact': ({ person, phoneRequired, over }) => {
      const asked = phoneRequired ? { phoneRequired } : {};
      return buy({ question: { operation: 'profile', person, asked }, target: { person } }, over);
    },
    'buy-patterns': ({ domain: typed, over }) => {
      const domain = domainFrom(typed);
      return buy({ question: { operation: 'domain-patterns', domain, asked: {} }, target: { domain } }, over);
    },
    'buy-employees': ({ domain: typed, limit, over }) => {
      const domain = domainFrom(typed);
      return buy({ question: { operation: 'domain-employees', domain, asked: { limit } }, target: { domain } }, over);
    },
    'view-connection': () => views.connection(),
    async 'save-connection'({ key, base, keyForm }) {
      const failure = await whileAwake(connect({ key, base, keyForm }));
      changed();
      if (failure) throw new Failed(failure);
      return views.connection();
    },
    async 'remove-connection'({ service }) {
      await accounts.disconnect(service);
      changed();
      return views.connection();
    },
  };
}

function domainFrom(typed: string): string {
  const domain = toDomain(typed);
  if (!domain) throw new Failed({ kind: 'bad-domain' });
  return domain;
}
