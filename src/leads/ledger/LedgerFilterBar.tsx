import { t } from '../../i18n.ts';
import type { LedgerFilter } from '../../model/schemas/purchases/ledger-views.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { type LedgerState, STATE_NAMES } from './ledger-text.ts';

const STATES = Object.keys(STATE_NAMES) as LedgerState[];

type Props = {
  filter: LedgerFilter;
  /** Those that have entries. */
  services: readonly Service[];
  onFilter: (filter: LedgerFilter) => void;
};

/** Which entries are shown. */
export function LedgerFilterBar({ filter, services, onFilter }: Props) {
  const chosen = <V extends string>(all: readonly V[], value: string) => all.find((one) => one === value) ?? null;
  return (
    <search class="ledger-filter">
      <label class="field">
        {t('ledgerWho')}
        <input
          type="search"
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          value={filter.text}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {t('ledgerState')}
        <select
          value={filter.state ?? ''}
          onChange={(event) => onFilter({ ...filter, state: chosen(STATES, event.currentTarget.value) })}
        >
          <option value="">{t('ledgerAnyState')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(STATE_NAMES[state])}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('ledgerService')}
        <select
          value={filter.service ?? ''}
          onChange={(event) => onFilter({ ...filter, service: chosen(services, event.currentTarget.value) })}
        >
          <option value="">{t('ledgerAnyService')}</option>
          {services.map((service) => (
            <option key={service} value={service}>
              {t(service)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
