import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { DEFAULT_EMPLOYEES } from '../../model/prices/max-cost.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { AccountView, DomainView, Offer } from '../../model/views/views.ts';
import { AskingProgress } from '../../ui/AskingProgress.tsx';
import { PhoneCheck } from '../../ui/jobs/PhoneCheck.tsx';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { employees, PATTERNS, priceText } from '../../ui/purchase/price-text.ts';
import { useView } from '../../ui/use-view.ts';
import { isInLedger } from '../purchase/is-in-ledger.ts';
import { EmployeeData, PatternData } from './CompanyData.tsx';
import { CompanyFactsBox } from './CompanyFactsBox.tsx';
import { CompanyOffer } from './CompanyOffer.tsx';
import { recallDomain, rememberDomain } from './typed-domain.ts';

const SHOWS = { topics: ['companies', 'people', 'accounts', 'product'] } as const;
const MAX_EMPLOYEES = 100;
const UNKNOWN = { purchase: null, price: null };
const isAsking = (offer: Offer) => offer.purchase?.state === 'intent';
const isWorking = (view: DomainView | null) => view !== null && (isAsking(view.patterns) || isAsking(view.employees));

type CompanyPurchase = 'patterns' | 'employees';
type Props = {
  tabId: number | null;
  /** Owner of a typed domain: the person's slug, or the path of a page without a person. */
  pageKey: string;
  person: Subject | null;
  suggested: string | null;
  contact: Contact | null;
  onAccount?: (account: AccountView) => void;
};

export function CompanyBox({ tabId, pageKey, person, suggested, contact, onAccount }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [limit, setLimit] = useState(DEFAULT_EMPLOYEES);
  const [phoneRequired, setPhoneRequired] = useState(false);
  const [wanted, setWanted] = useState<{ kind: CompanyPurchase; replacesId: number | null } | null>(null);
  const [clicked, setClicked] = useState<CompanyPurchase | null>(null);
  const [prevented, setPrevented] = useState<Failure | null>(null);
  const domain = typed ?? suggested ?? '';

  useEffect(() => {
    void recallDomain(tabId, pageKey).then((domain) => setTyped((already) => already ?? domain));
  }, [tabId, pageKey]);

  const load = useCallback(async () => {
    // The user is still typing.
    if (!domain.includes('.')) return { ok: true as const, value: null };
    const outcome = await send('view-domain', { domain, person, limit, phoneRequired });
    return !outcome.ok && outcome.failure.kind === 'bad-domain' ? { ok: true as const, value: null } : outcome;
  }, [domain, person, limit, phoneRequired]);
  // Confirmed addresses change which guesses are likely.
  const { view, failure, refresh } = useView<DomainView | null>(SHOWS, load, { isWorking, dependsOn: contact });

  useEffect(() => {
    if (view) onAccount?.(view.account);
  }, [view, onAccount]);

  async function buy(kind: CompanyPurchase, replacesId: number | null) {
    setPrevented(null);
    setClicked(kind);
    void rememberDomain(tabId, pageKey, domain);
    setWanted({ kind, replacesId });
    const outcome =
      kind === 'patterns'
        ? await send('buy-patterns', { domain, replacesId })
        : await send('buy-employees', { domain, limit, phoneRequired, replacesId });
    const latest = await refresh();
    setClicked(null);
    if (!outcome.ok && !isInLedger(outcome.failure, latest?.[kind])) setPrevented(outcome.failure);
  }

  const isBusy = clicked !== null || isWorking(view);
  return (
    <section class="company">
      <h2>{t('companyHeading')}</h2>
      <label class="field">
        {t('companyDomain')}
        <input
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="example.com"
          value={domain}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setPrevented(null);
          }}
        />
      </label>
      <div class="pair">
        <button type="button" disabled={isBusy} onClick={() => void buy('patterns', null)}>
          {t('findPatterns')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void buy('employees', null)}>
          {t('findEmployees')}
        </button>
        <p class="hint">{priceText(PATTERNS, view?.patterns ?? UNKNOWN)}</p>
        <p class="hint">{priceText(employees({ limit, phoneRequired }), view?.employees ?? UNKNOWN)}</p>
        <label class="limit">
          {t('numberOfEmployees')}
          <input
            type="number"
            min={1}
            max={MAX_EMPLOYEES}
            value={limit}
            // As it is typed: the price beside it must be for the number that a click asks for.
            onInput={(event) => {
              const typed = Math.round(event.currentTarget.valueAsNumber);
              if (!Number.isNaN(typed)) setLimit(Math.min(Math.max(typed, 1), MAX_EMPLOYEES));
            }}
            onChange={(event) => {
              event.currentTarget.value = String(limit);
            }}
          />
        </label>
        <div class="limit">
          <PhoneCheck isChecked={phoneRequired} onCheck={setPhoneRequired} />
        </div>
      </div>
      {failure && <FailureAlert failure={failure} />}
      {prevented && (
        <FailureAlert failure={prevented} onAllowed={() => wanted && void buy(wanted.kind, wanted.replacesId)} />
      )}
      {isBusy && <AskingProgress service="kaspr" />}
      {view && !isBusy && !prevented && (
        <CompanyOffer kind="patterns" offer={view.patterns} onBuy={(replacesId) => void buy('patterns', replacesId)} />
      )}
      {view && <PatternData view={view} hasPerson={person !== null} />}
      {view && !isBusy && !prevented && (
        <CompanyOffer
          kind="employees"
          offer={view.employees}
          onBuy={(replacesId) => void buy('employees', replacesId)}
        />
      )}
      {view && <EmployeeData view={view} />}
      {view?.facts && <CompanyFactsBox view={view} offer={view.facts} isBusy={isBusy} refresh={refresh} />}
    </section>
  );
}
