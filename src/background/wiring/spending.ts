import type { Connection } from '../../model/schemas/purchases/account.ts';
import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Run } from '../../model/schemas/purchases/run.ts';
import type { Changed } from '../../model/views/change.ts';
import { createBulk } from '../../purchasing/bulk/bulk.ts';
import { createConnect } from '../../purchasing/connection/connect.ts';
import { createTransports } from '../../purchasing/connection/transports.ts';
import { createLedger } from '../../purchasing/ledger/ledger.ts';
import { createReconciliation } from '../../purchasing/ledger/reconciliation.ts';
import { createQuota } from '../../purchasing/limits/quota.ts';
import { createLookUps } from '../../purchasing/look-up/look-ups.ts';
import { createWaterfall } from '../../purchasing/look-up/waterfall.ts';
import { createAskCognism } from '../../purchasing/plan/ask-cognism.ts';
import { createLookAtSources, createPriceTerms } from '../../purchasing/plan/look-at-sources.ts';
import { createPreviews } from '../../purchasing/plan/previews.ts';
import { redeemMany } from '../../services/cognism/reveal/reveal.ts';
import { createRequest, forConnection } from '../../services/http/http.ts';
import { paidRequests } from '../../services/paid-request.ts';
import { verify } from '../../services/registry.ts';
import { priceId } from '../../store/ledger/prices.ts';
import { createAskBalances } from '../browser/ask-balances.ts';
import { sessionAnswers } from '../browser/kept-answers.ts';
import { webLocks } from '../browser/locks.ts';
import { whileAwake } from '../browser/stay-awake.ts';
import { createHttpEnvironment } from './http-environment.ts';
import type { Storage } from './storage.ts';

type SpendingDeps = {
  readonly storage: Storage;
  readonly changed: Changed;
  readonly notifyRunEnded: (run: Run) => unknown;
  /** Called when a purchase has ended, whatever its outcome. */
  readonly ended: () => void;
  readonly now: () => number;
};

const sleep = (time: number) => new Promise<void>((wake) => setTimeout(wake, time));

export function createSpending({ storage, changed, notifyRunEnded, ended: tellEnded, now }: SpendingDeps) {
  const { accounts, ledgerStore, questions, queue, quotas } = storage;
  const httpEnvironment = createHttpEnvironment(accounts);
  const request = createRequest(httpEnvironment);
  const requestFor = (connection: Connection) => createRequest(forConnection(httpEnvironment, connection));
  const transports = createTransports(accounts, request);
  const connect = createConnect({
    accounts,
    request,
    verify,
    transports,
    addBalancePoint: questions.addBalancePoint,
    now,
  });
  const ledger = createLedger({ ledgerStore, keptAnswers: sessionAnswers, locks: webLocks, changed, now, sleep });
  const reconciliation = createReconciliation({ questions, askBalance: connect.askBalance, changed, now });
  const quota = createQuota({
    quotas,
    balance: accounts.balance,
    probe: connect.probe,
    now,
    random: Math.random,
    sleep,
  });
  const askBalances = createAskBalances({ reconcile: reconciliation.reconcile, whileAwake });
  const ended = async (purchase: Purchase) => {
    tellEnded();
    return isOpen(purchase) ? askBalances() : reconciliation.learnFrom(purchase);
  };
  const lookUps = createLookUps({
    ...{ ledger, accounts, paidRequests, redeemMany, transports, quota, ended },
    ...{ requestFor, httpEnvironment, now },
  });
  const cognism = createAskCognism({ accounts, requestFor, now });
  const previews = createPreviews({ store: storage.previews, ask: cognism.preview, quota, changed, now });
  const priceSources: Parameters<typeof createPriceTerms>[0] = {
    connection: accounts.connection,
    price: (of) => accounts.price(priceId(of)),
    settings: storage.settings.view,
  };
  const lookAtSources = createLookAtSources({ ...priceSources, past: ledgerStore.past, previews: previews.known });
  const waterfall = createWaterfall({
    ...{ accounts, lookAtSources, lookUps },
    askPreview: (person, account) => previews.ask(person, 'profile', account),
  });
  const bulk = createBulk({ queue, waterfall, revealInRun: lookUps.revealInRun, changed, notifyRunEnded, now });
  return {
    connect,
    ledger,
    reconciliation,
    askBalances,
    lookUps,
    lookAtSources,
    priceTerms: createPriceTerms(priceSources),
    waterfall,
    previews,
    cognism,
    bulk,
    quota,
    request,
    httpEnvironment,
    transports,
  };
}

export type Spending = ReturnType<typeof createSpending>;
