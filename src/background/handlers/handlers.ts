import { describeListAddress } from '../../linkedin/urls/list-address.ts';
import type { Handlers } from '../../messages/receive.ts';
import { areBadgesOn } from '../../model/badge-places.ts';
import { aliasesOf } from '../../model/identity/aliases.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { PurchaseResult } from '../../purchasing/ledger/ledger.ts';
import { openPerson } from '../browser/open-person.ts';
import { injectScript } from '../browser/page-scripts.ts';
import type { TabPeople } from '../browser/tab-people.ts';
import { badgeViews } from '../views/list-rows.ts';
import type { Pages } from '../views/pages.ts';
import type { Views } from '../views/views.ts';
import type { Integrations } from '../wiring/integrations.ts';
import type { Product } from '../wiring/product.ts';
import type { Spending } from '../wiring/spending.ts';
import type { Storage } from '../wiring/storage.ts';
import { createCognismHandlers } from './cognism-handlers.ts';
import { domainFrom } from './domain-from.ts';
import { createLedgerHandlers } from './ledger-handlers.ts';
import { createRunHandlers } from './run-handlers.ts';

type HandlersDeps = {
  readonly storage: Storage;
  readonly spending: Spending;
  readonly integrations: Integrations;
  readonly views: Views;
  readonly pages: Pages;
  readonly product: Product;
  readonly tabPeople: TabPeople;
  readonly jobs: Readonly<Record<'bulk' | 'product' | 'sending' | 'listening' | 'audit', () => void>>;
  readonly changed: Changed;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

export function createHandlers(deps: HandlersDeps): Handlers {
  const { storage, spending, integrations, views, pages, product, tabPeople, jobs, changed, whileAwake, now } = deps;
  const { accounts, badges, hubs, ledgerPages, queue, settings } = storage;
  const { bulk, cognism, connect, lookUps, previews, quota, reconciliation, request, waterfall } = spending;

  async function buy(result: Promise<PurchaseResult>): Promise<null> {
    const outcome = await whileAwake(result);
    // The ledger says how a purchase ended; only what prevented it has to be reported here.
    if (outcome.kind === 'prevented') throw new FailureError(outcome.failure);
    return null;
  }

  return {
    ...createRunHandlers({ views, bulk, queue, startBulk: jobs.bulk, changed, now }),
    ...createLedgerHandlers({ ledgerPages, reconciliation, accounts, changed, now }),
    ...createCognismHandlers({
      cognism2016: integrations.cognism2016,
      cognism,
      lookUps,
      buy,
      request,
      quota,
      whileAwake,
      now,
    }),
    ...product.handlers(jobs.product),
    ...integrations.handlers(jobs),
    'read-page': ({ tabId, row }) => pages.view(tabId, row),
    'read-skeleton': ({ tabId }) => pages.skeleton(tabId),
    'view-person': ({ person }) => views.person(person),
    'view-domain': ({ domain, person, ...asked }) => views.domain(domainFrom(domain), person, asked),
    'buy-contact': ({ person, phoneRequired, replacesId }) =>
      buy(waterfall.find({ person, isPhoneRequired: phoneRequired, replacesId })),
    'buy-reveal': ({ person, replacesId }) =>
      buy(waterfall.find({ person, isPhoneRequired: false, replacesId, chosen: 'cognism' })),
    async 'ask-preview'({ person, byName }) {
      const preview = await whileAwake(previews.ask(person, byName ? 'name' : 'profile'));
      if ('kind' in preview) throw new FailureError(preview);
      return preview;
    },
    'buy-patterns': ({ domain: typed, replacesId }) => {
      const domain = domainFrom(typed);
      const question = { operation: 'domain-patterns', domain, asked: {} } as const;
      return buy(lookUps.lookUp({ service: 'kaspr', question, target: { domain } }, replacesId));
    },
    'buy-employees': ({ domain: typed, replacesId, ...asked }) => {
      const domain = domainFrom(typed);
      const question = { operation: 'domain-employees', domain, asked } as const;
      return buy(lookUps.lookUp({ service: 'kaspr', question, target: { domain } }, replacesId));
    },
    'view-connection': ({ service }) => views.connection(service),
    async 'save-connection'(setup) {
      const failure = await whileAwake(connect.save(setup));
      changed();
      if (failure) throw new FailureError(failure);
      if (setup.service === 'kissmetrics') await product.readAnew(jobs.product);
      return views.connection(setup.service);
    },
    async 'remove-connection'({ service }) {
      await accounts.disconnect(service);
      if (service === 'kissmetrics') await product.forget();
      if (service === 'cloudElements') await hubs.forget();
      changed();
      return views.connection(service);
    },
    async 'check-account'({ service }) {
      const failure = await whileAwake(connect.check(service));
      changed(changeOf(['accounts']));
      if (failure) throw new FailureError(failure);
      return null;
    },
    'view-settings': () => settings.view(),
    async 'save-settings'(chosen) {
      const saved = await settings.save(chosen);
      changed(changeOf(['settings']));
      return saved;
    },
    async 'start-badges'(page, { tabId }) {
      const list = page && describeListAddress(page.address);
      if (tabId === null) return false;
      const isWanted = (page === null || list !== null) && areBadgesOn(await settings.view(), list?.list ?? null);
      if (isWanted && (await injectScript(tabId, 'badges'))) return true;
      // It shows no one until settings change.
      tabPeople.asked(tabId, [], true);
      return false;
    },
    async 'view-badges'({ people, list = null, replaces = false }, { tabId }) {
      // First: whatever changes from here on is either read or told.
      if (tabId !== null) tabPeople.asked(tabId, people.flatMap(aliasesOf), replaces);
      return areBadgesOn(await settings.view(), list) ? badgeViews(people, badges, product.checkAddresses) : null;
    },
    async 'open-person'(row, { tabId }) {
      await openPerson(tabId, row, now());
      return null;
    },
  };
}
