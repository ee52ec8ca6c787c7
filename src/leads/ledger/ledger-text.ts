import { formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import type { LedgerFilter } from '../../model/schemas/purchases/ledger-views.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { failureText, KIND_NAMES, nothingFoundText } from '../../ui/purchase/failure-text.ts';
import { resolutionText } from '../../ui/purchase/resolution-text.ts';

export type LedgerState = NonNullable<LedgerFilter['state']>;

export const STATE_NAMES = {
  intent: 'stateIntent',
  settled: 'stateSettled',
  refused: 'stateRefused',
  unknown: 'stateUnknown',
  resolved: 'stateResolved',
} as const satisfies Record<LedgerState, MessageKey>;

/** An `unknown` entry whose question was answered is told apart from one whose is open. */
export function stateOf({ state, resolved }: Purchase): LedgerState {
  return state === 'unknown' && resolved ? 'resolved' : state;
}

/** What was asked for: "contact data, only with phone". */
export function askedText({ operation, asked }: Purchase): string {
  if (operation === 'reveal') return t('askedReveal');
  if (operation === 'account') return t('askedAccount');
  if (operation === 'domain-patterns') return t('askedPatterns');
  if (operation === 'domain-employees') {
    return tn(asked.phoneRequired ? 'askedEmployeesWithPhone' : 'askedEmployees', asked.limit ?? 0);
  }
  const kinds = asked.kinds ? `: ${asked.kinds.map((kind) => t(KIND_NAMES[kind])).join(', ')}` : '';
  return t(asked.phoneRequired ? 'askedPhone' : 'askedProfile') + kinds;
}

/** What an entry cost, as far as it is known. */
export function chargedText(entry: Purchase): string {
  const { state, charged, stake, found } = entry;
  if (charged !== null) return formatNumber(charged);
  if (state === 'intent' || state === 'unknown') return t('chargedMaybe', formatNumber(stake));
  return found ? t('chargedNotTold') : formatNumber(0);
}

/** How an entry came to its state, in sentences. */
export function whyText(entry: Purchase): string[] {
  const { run, repeatable } = entry;
  const notes = [
    endText(entry),
    resolutionText(entry),
    repeatable && t('whyRepeatable'),
    run !== null && t('whyRun', run),
  ];
  return notes.filter((note) => typeof note === 'string');
}

function endText(entry: Purchase): string {
  if (entry.state === 'intent') return t('whyWaiting');
  if (entry.failure) return failureText(entry.failure, entry).sentence;
  return entry.found ? t('whyAnswered') : nothingFoundText(entry).sentence;
}
