import { browser } from '../../browser.ts';
import { formatNumber, t, tn } from '../../i18n.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import type { Run } from '../../model/schemas/purchases/run.ts';
import { changeText } from '../views/badge-text.ts';

const MAX_NAMED_CHANGES = 4;

/** Shows what is new about saved people on the desktop, if the user has allowed notifications. */
export async function notifyNews(heard: readonly KeptSignal[]): Promise<void> {
  // A match by name alone may be somebody else until the user confirms it in the list.
  const signals = heard.filter(({ how }) => how !== 'name');
  if (signals.length === 0 || !(await isAllowed())) return;
  const lines = signals.slice(0, MAX_NAMED_CHANGES).map((signal) => {
    const words = changeText(signal) ?? (signal.kind === 'mention' ? t('signalNews') : t('signalRoleNowhere'));
    return `${signal.person?.name ?? signal.company ?? ''}: ${words}`;
  });
  await browser.notifications.create(`news-${signals[0]?.id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: tn('newsTitle', signals.length),
    message: lines.join('\n'),
  });
}

/** Shows on the desktop that a bulk run has ended or stopped, if the user has allowed notifications. */
export async function notifyRunEnded({ id, state, counts }: Run): Promise<void> {
  if (state === 'cancelled' || !(await isAllowed())) return;
  const { found, known, nothing, failed, waiting } = counts;
  const title = state === 'done' ? t('runDone') : t('runStopped');
  const rest = waiting > 0 ? ` ${tn('runWaiting', waiting)}` : '';
  await browser.notifications.create(`run-${id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message: t('runCounts', formatNumber(found + known), formatNumber(nothing), formatNumber(failed)) + rest,
  });
}

const isAllowed = () => browser.permissions.contains({ permissions: ['notifications'] });
