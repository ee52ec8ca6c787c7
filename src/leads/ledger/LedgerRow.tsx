import { useId, useRef } from 'preact/hooks';
import { formatMoment, formatNumber, t } from '../../i18n.ts';
import { isOpen } from '../../model/open-question.ts';
import { isAboutPerson } from '../../model/paid-services.ts';
import { profileAddress } from '../../model/profile-address.ts';
import type { LedgerEntry } from '../../model/schemas/purchases/ledger-views.ts';
import { askedText, chargedText, STATE_NAMES, stateOf, whyText } from './ledger-text.ts';

type Props = { entry: LedgerEntry; onCount: (id: number) => Promise<void> };

/** One entry of the ledger. An open question stands out, with what the user can do about it. */
export function LedgerRow({ entry: { purchase, name, slug }, onCount }: Props) {
  const whoId = useId();
  const state = useRef<HTMLTableCellElement>(null);
  const isQuestion = isOpen(purchase);
  const [why, ...notes] = whyText(purchase);

  async function count() {
    await onCount(purchase.id);
    // The button goes away: who used it by keyboard goes on from its place.
    state.current?.focus();
  }

  return (
    <tr class={isQuestion ? 'entry-open' : ''}>
      <td data-label={t('ledgerTime')}>
        <time dateTime={new Date(purchase.startedAt).toISOString()}>{formatMoment(purchase.startedAt)}</time>
      </td>
      <th scope="row" id={whoId} data-label={t('ledgerWho')}>
        {name === null ? <em>{t('ledgerForgotten')}</em> : <Who name={name} slug={slug} />}
      </th>
      <td class="entry-service" data-label={t('ledgerService')}>
        {t(purchase.service)}
      </td>
      <td class="entry-asked" data-label={t('ledgerAsked')}>
        {askedText(purchase)}
      </td>
      <td data-label={t('ledgerState')} ref={state} tabIndex={-1}>
        <span class={`state state-${stateOf(purchase)}`}>{t(STATE_NAMES[stateOf(purchase)])}</span>
      </td>
      <td class="number" data-label={t('ledgerCharged')}>
        {chargedText(purchase)}
      </td>
      <td class="number" data-label={t('ledgerRemaining')}>
        {purchase.remaining === null ? '–' : formatNumber(purchase.remaining)}
      </td>
      <td class="entry-why" data-label={t('ledgerWhy')}>
        {why}
        {notes.map((note) => (
          <p key={note} class="hint">
            {note}
          </p>
        ))}
        {isQuestion && (
          <p class="entry-steps">
            <button type="button" aria-describedby={whoId} onClick={() => void count()}>
              {t('countAsCharged')}
            </button>
            {slug !== null && (
              <a href={profileAddress(slug)} target="_blank" rel="noreferrer" aria-describedby={whoId}>
                {t('ledgerOpenProfile')}
              </a>
            )}
            {!isAboutPerson(purchase) && <span class="hint">{t('ledgerDomainAgain')}</span>}
          </p>
        )}
      </td>
    </tr>
  );
}

function Who({ name, slug }: { name: string; slug: string | null }) {
  if (slug === null) return <bdi>{name}</bdi>;
  return (
    <a href={profileAddress(slug)} target="_blank" rel="noreferrer">
      <bdi>{name}</bdi>
    </a>
  );
}
