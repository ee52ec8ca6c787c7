import { browser } from '../../browser.ts';

const ALARM_NAME = 'balances';

type AskBalancesDeps = {
  /** Resolves to whether questions stay open that a later free call may answer. */
  readonly reconcile: () => Promise<boolean>;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
};

/** Has open questions answered by the services' balances, now and, where it is too early, again in a minute. */
export function createAskBalances({ reconcile, whileAwake }: AskBalancesDeps): () => void {
  let isAsking = false;
  return () => {
    if (isAsking) return;
    isAsking = true;
    void whileAwake(reconcile())
      .then(async (isWorthLater) => {
        if (isWorthLater) await browser.alarms.create(ALARM_NAME, { delayInMinutes: 1 });
      })
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  };
}

/** Call in the first tick: goes on with questions that an earlier background left open. */
export function resumeAskingOnStart(askBalances: () => void, ready: Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM_NAME) askBalances();
  });
  ready.then(askBalances, () => {});
}
