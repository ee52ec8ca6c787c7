import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Run } from '../../model/schemas/purchases/run.ts';
import { createBulk } from '../../purchasing/bulk/bulk.ts';
import { createConnect } from '../../purchasing/connection/connect.ts';
import { createWires } from '../../purchasing/connection/wires.ts';
import { createLedger } from '../../purchasing/ledger/ledger.ts';
import { createReconciliation } from '../../purchasing/ledger/reconciliation.ts';
import { createQuota } from '../../purchasing/limits/quota.ts';
import { createLookUps } from '../../purchasing/look-up/look-ups.ts';
import { createWaterfall } from '../../purchasing/look-up/waterfall.ts';
import { createAskCognism } from '../../purchasing/plan/ask-cognism.ts';
import { createPreviews } from '../../purchasing/plan/previews.ts';
import { createSources } from '../../purchasing/plan/sources.ts';
import { redeemMany } from '../../services/cognism/reveal/reveal.ts';
import { createRequest } from '../../services/http/http.ts';
import { paidServices } from '../../services/spenders.ts';
import { verify } from '../../services/verifiers.ts';
import { priceId } from '../../store/ledger/prices.ts';
import { createAskBalances } from '../browser/ask-balances.ts';
import { webLocks } from '../browser/locks.ts';
import { whileAwake } from '../browser/stay-awake.ts';
import type { Storage } from './storage.ts';
import { createSurroundings } from './surroundings.ts';

type Parts = {
  readonly storage: Storage;
  /** Told whenever something of the ledger, the runs or the accounts is new. */
  readonly changed: () => void;
  readonly over: (run: Run) => unknown;
  /** Told when a purchase has ended, however it did. */
  readonly ended: () => void;
  /** Epoch ms. */
  readonly now: () => number;
};

const sleep = (time: number) => new Promise<void>((wake) => setTimeout(wake, time));

/** All parts that can spend, and those that keep them from it. */
export function createSpending({ storage, changed, over, ended: tellEnd, now }: Parts) {
  const { accounts, book, questions, queue, quotas } = storage;
  const surroundings = createSurroundings(accounts);
  const request = createRequest(surroundings);
  const wires = createWires(accounts, request);
  const connect = createConnect({ accounts, request, verify, wires, told: questions.addPoint, now });
  const ledger = createLedger({ book, locks: webLocks, changed, now, sleep });
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
    tellEnd();
    return isOpen(purchase) ? askBalances() : reconciliation.learnFrom(purchase);
  };
  const lookUps = createLookUps({
    ...{ ledger, accounts, services: paidServices, revealMany: redeemMany, wires, quota, ended },
    ...{ request, surroundings, now },
  });
  const cognism = createAskCognism({ accounts, request, now });
  const previews = createPreviews({ store: storage.previews, ask: cognism.preview, quota, changed, now });
  const look = createSources({
    connection: accounts.connection,
    past: book.past,
    price: (of) => accounts.price(priceId(of)),
    previews: previews.known,
    settings: storage.settings.view,
  });
  const waterfall = createWaterfall({ look, lookUps, askPreview: previews.ask });
  const bulk = createBulk({ queue, waterfall, reveal: lookUps.revealInRun, changed, over, now });
  return {
    connect,
    ledger,
    reconciliation,
    askBalances,
    lookUps,
    look,
    waterfall,
    previews,
    cognism,
    bulk,
    quota,
    request,
    surroundings,
    wires,
  };
}

export type Spending = ReturnType<typeof createSpending>;
