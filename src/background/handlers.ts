import type { createConnect } from '../enrichment/connect.ts';
import type { Consent } from '../enrichment/decide.ts';
import { toDomain } from '../enrichment/domains.ts';
import type { LookUp, LookUps } from '../enrichment/look-ups.ts';
import type { Handlers } from '../messages/receive.ts';
import { Failed } from '../model/failure.ts';
import type { Accounts } from '../store/accounts.ts';
import type { Badges } from '../store/badges.ts';
import type { SettingsStore } from '../store/settings.ts';
import { openPerson } from './open-person.ts';
import { putScript } from './page-scripts.ts';
import type { Pages } from './pages.ts';
import type { Views } from './views.ts';

type Parts = {
  readonly views: Views;
  readonly pages: Pages;
  readonly badges: Badges;
  readonly settings: SettingsStore;
  readonly lookUps: LookUps;
  readonly accounts: Accounts;
  readonly connect: ReturnType<typeof createConnect>;
  /** Told when an account or the settings have changed. */
  readonly changed: () => void;
  /** Keeps the background alive while a promise is open. */
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  /** Epoch ms. */
  readonly now: () => number;
};

/** Maps each message to the part that answers it. */
export function createHandlers(parts: Parts): Handlers {
  const { views, pages, badges, settings, lookUps, accounts, connect, changed, whileAwake, now } = parts;

  async function buy(lookUp: LookUp, over: Consent): Promise<null> {
    const outcome = await whileAwake(lookUps.lookUp(lookUp, over));
    // How a purchase ended is read from the ledger; only what kept it from being made is told here.
    if (outcome.kind === 'prevented') throw new Failed(outcome.failure);
    return null;
  }

  return {
    'read-page': ({ tabId, row }) => pages.view(tabId, row),
    'read-skeleton': ({ tabId }) => pages.skeleton(tabId),
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
    'view-settings': () => settings.view(),
    async 'save-settings'(chosen) {
      const saved = await settings.save(chosen);
      changed();
      return saved;
    },
    async 'start-badges'(_, { tabId }) {
      return (await settings.view()).badges && tabId !== null && putScript(tabId, 'badges');
    },
    async 'view-badges'({ people }) {
      return (await settings.view()).badges ? badges.states(people) : null;
    },
    async 'open-person'(row, { tabId }) {
      await openPerson(tabId, row, now());
      return null;
    },
  };
}

function domainFrom(typed: string): string {
  const domain = toDomain(typed);
  if (!domain) throw new Failed({ kind: 'bad-domain' });
  return domain;
}
