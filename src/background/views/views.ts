import { predictEmails } from '../../email-patterns/predict.ts';
import { compareNames } from '../../model/identity/compare-names.ts';
import { PAID_SERVICES } from '../../model/paid-services.ts';
import type { PurchaseTarget } from '../../model/purchase-terms.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Lead, Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Membership } from '../../model/schemas/people/product-check.ts';
import type { Asked, Purchase, PurchaseSpec } from '../../model/schemas/purchases/purchase.ts';
import { SERVICES, type Service } from '../../model/schemas/purchases/service.ts';
import { DEFAULT_BASES } from '../../model/service-addresses.ts';
import type {
  AccountView,
  ConnectionView,
  DomainView,
  MaxCosts,
  Offer,
  PersonView,
  PlanStep,
  PreviewView,
  PriceView,
  RunOffer,
  RunView,
} from '../../model/views/views.ts';
import { domainOf } from '../../purchasing/domains.ts';
import { currentPurchaseOf } from '../../purchasing/ledger/find-reusable.ts';
import type { LookAtSources, PersonSources } from '../../purchasing/plan/look-at-sources.ts';
import { planSteps } from '../../purchasing/plan/plan.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';
import type { SettingsStore } from '../../store/accounts/settings.ts';
import type { HubStore } from '../../store/crm/hubs.ts';
import type { QueueStore } from '../../store/jobs/queue.ts';
import type { createLedgerStore } from '../../store/ledger/ledger-store.ts';
import { priceId } from '../../store/ledger/prices.ts';
import type { OtherAnswerStore } from '../../store/people/other-answers.ts';
import type { PersonStore } from '../../store/people/person-store.ts';
import type { SignalStore } from '../../store/signals.ts';

/** How long a refusal is shown (ms); after that the next click will tell. */
const REFUSAL_SHOWN_FOR_MS = 5 * 60_000;

const MAX_SIGNALS = 5;

type ViewsDeps = {
  readonly accounts: AccountStore;
  readonly personStore: PersonStore;
  readonly otherAnswers: Pick<OtherAnswerStore, 'ofLead'>;
  readonly queue: QueueStore;
  readonly ledgerStore: ReturnType<typeof createLedgerStore>;
  readonly settings: SettingsStore;
  readonly hubs: Pick<HubStore, 'picked'>;
  readonly signals: Pick<SignalStore, 'shown'>;
  readonly lookAtSources: LookAtSources;
  readonly priceTerms: (isPhoneRequired: boolean) => Promise<string>;
  /** Resolves to null if no product is set up. */
  readonly check: (contact: Contact | null) => Promise<Membership | null>;
  readonly checkAddresses: (people: readonly (readonly string[])[]) => Promise<readonly Membership[] | null>;
  readonly now: () => number;
};

const NO_SOURCES: Pick<PersonSources, 'sources'> = { sources: [] };
const KASPR_PROFILE = { service: 'kaspr', operation: 'profile' } as const;
/** The user has to decide about an earlier request or a preview first. */
const isUnclear = ({ state }: PlanStep) => state === 'decide' || state === 'by-name';

const isElsewhere = ({ inCrm }: Pick<Lead, 'inCrm'>, crm: Pick<PickedHub, 'instanceId'> | null) =>
  crm !== null && inCrm?.instanceId !== crm.instanceId;

/** Reads only, and of keys says no more than that they exist. */
export function createViews(deps: ViewsDeps) {
  const {
    accounts,
    personStore,
    otherAnswers,
    queue,
    ledgerStore,
    settings,
    hubs,
    signals,
    lookAtSources,
    priceTerms,
    check,
    checkAddresses,
    now,
  } = deps;

  async function account(): Promise<AccountView> {
    const [balance, ...connections] = await Promise.all([
      accounts.balance('kaspr'),
      ...SERVICES.map((service) => accounts.connection(service)),
    ]);
    const services = connections.flatMap((connection) => (connection?.keyId ? [connection.service] : []));
    return { hasKey: PAID_SERVICES.some((paidService) => services.includes(paidService)), balance, services };
  }

  async function offer(spec: Omit<PurchaseSpec, 'subject'>, target: PurchaseTarget): Promise<Offer> {
    const { service } = spec;
    const [connection, history] = await Promise.all([accounts.connection(service), ledgerStore.history(spec, target)]);
    const keyId = connection?.keyId;
    const price = keyId ? await accounts.price(priceId({ ...spec, keyId })) : null;
    const [newest] = history;
    const purchase = currentPurchaseOf(history);
    const isRefusal = newest !== undefined && newest !== purchase && isNews(newest, connection?.savedAt ?? 0);
    return { purchase, refusal: isRefusal ? newest : null, price };
  }

  /** A new key may have put right what was refused. */
  function isNews({ endedAt }: Purchase, keySavedAt: number): boolean {
    return endedAt !== null && endedAt > keySavedAt && now() - endedAt < REFUSAL_SHOWN_FOR_MS;
  }

  return {
    account,

    async person(person: Subject): Promise<PersonView> {
      const target = { person };
      // This comes first: the names that the page shows may merge two stored leads.
      const lead = await personStore.person(person, now());
      const [chosen, accountView, [whatever = NO_SOURCES], [phone = NO_SOURCES]] = await Promise.all([
        settings.view(),
        account(),
        lookAtSources([person], false),
        lookAtSources([person], true),
      ]);
      const contact = lead?.contact ?? null;
      const ofKaspr = ({ sources }: Pick<PersonSources, 'sources'>, asked: Asked) =>
        offer({ ...KASPR_PROFILE, asked: sources.find(({ service }) => service === 'kaspr')?.asked ?? asked }, target);
      const cognism = whatever.sources.find(({ service }) => service === 'cognism');
      const [anyData, onlyWithPhone, reveal, membership, shownSignals, crm, others] = await Promise.all([
        ofKaspr(whatever, {}),
        ofKaspr(phone, { phoneRequired: true }),
        cognism ? offer({ service: 'cognism', operation: 'reveal', asked: {} }, target) : null,
        check(contact),
        lead ? signals.shown(null, lead.id, MAX_SIGNALS) : [],
        hubs.picked('crm'),
        lead ? otherAnswers.ofLead(lead.id) : [],
      ]);
      const { enough } = chosen;
      return {
        ...{ contact, account: accountView, anyData, onlyWithPhone, membership, domain: domainOf(contact) },
        cognism:
          cognism && reveal
            ? {
                preview: cognism.preview === 'none' ? null : previewView(cognism.preview),
                offer: reveal,
                isAskedAtOnce: chosen.previews,
              }
            : null,
        plan: {
          enough,
          anyData: planSteps(whatever.sources, contact, { enough, isPhoneRequired: false }),
          onlyWithPhone: planSteps(phone.sources, contact, { enough, isPhoneRequired: true }),
        },
        kinds: whatever.sources.some(({ asked }) => asked.kinds) ? chosen.kinds : null,
        // A former CRM connection is not mentioned.
        saved: lead && { id: lead.id, inCrm: isElsewhere(lead, crm) ? null : lead.inCrm, signals: shownSignals },
        otherAnswers: others,
        crm: crm?.name ?? null,
      };
    },

    async domain(domain: string, person: Subject | null, asked: Asked): Promise<DomainView> {
      const target = { domain };
      const [record, lead, accountView, cognism, patterns, employees] = await Promise.all([
        personStore.domain(domain),
        person ? personStore.person(person, now()) : null,
        account(),
        offer({ service: 'cognism', operation: 'account', asked: {} }, target),
        offer({ service: 'kaspr', operation: 'domain-patterns', asked: {} }, target),
        offer({ service: 'kaspr', operation: 'domain-employees', asked }, target),
      ]);
      const known = lead?.contact?.emails.map((email) => email.address) ?? [];
      const guesses = person && record?.patterns ? predictEmails(person.name, record.patterns.list, { known }) : [];
      // This way product membership is known before the person is paid for.
      const members = await checkAddresses(guesses.map(({ address }) => [address]));
      const likely = guesses.map((guess, at) => ({ ...guess, isInProduct: members?.[at]?.kind === 'in' }));
      const facts = accountView.services.includes('cognism') ? cognism : null;
      return { domain, record, likely, account: accountView, patterns, employees, facts };
    },

    /** The most a look-up of many would cost, by the plan of each person. */
    async prices(people: readonly Subject[], phoneRequired: boolean): Promise<PriceView> {
      // First: a change meanwhile makes the terms out of date, and the next change then has all priced.
      const terms = await priceTerms(phoneRequired);
      const [areWaiting, accountView, plans] = await Promise.all([
        queue.areWaiting(people, phoneRequired),
        account(),
        lookAtSources(people, phoneRequired),
      ]);
      const steps = plans.map(({ sources, contact, settings: { enough } }) =>
        planSteps(sources, contact, { enough, isPhoneRequired: phoneRequired }),
      );
      const offers = people.map((_, at): RunOffer => {
        const planned = steps[at] ?? [];
        const isAsked = planned.some(({ maxCost }) => maxCost > 0);
        if (isAsked) return areWaiting[at] ? 'waiting' : 'paid';
        return planned.some(isUnclear) ? 'decide' : 'free';
      });
      const paid = (planned: readonly PlanStep[]) => planned.filter(({ maxCost }) => maxCost > 0);
      return {
        offers,
        maxCosts: steps.map(
          (planned): MaxCosts => Object.fromEntries(paid(planned).map(({ service, maxCost }) => [service, maxCost])),
        ),
        isPast: plans.some(({ sources }) => sources.some(({ service, isPast }) => service === 'kaspr' && isPast)),
        account: accountView,
        terms,
      };
    },

    async runs(): Promise<RunView[]> {
      const runs = await queue.shown();
      return Promise.all(
        runs.map(async (run) => {
          const failed = run.counts.failed > 0 ? await queue.failures(run.id) : [];
          return { run, failures: failed.map(({ person, failure }) => ({ person, failure })) };
        }),
      );
    },

    async connection(service: Service): Promise<ConnectionView> {
      const [connection, secret, balance] = await Promise.all([
        accounts.connection(service),
        accounts.secret(service),
        accounts.balance(service),
      ]);
      return {
        service,
        hasKey: connection?.keyId != null,
        hasSecretKey: secret?.secretKey != null,
        hasElementToken: secret?.elementToken != null,
        keyTail: connection?.keyTail ?? null,
        isVerified: connection?.verifiedAt != null,
        user: connection?.user ?? null,
        credits: balance?.credits ?? null,
        pools: balance?.pools ?? null,
        base: connection?.base ?? DEFAULT_BASES[service],
        defaultBase: DEFAULT_BASES[service],
        keyForm: connection?.keyForm ?? 'auto',
        generation: connection?.generation ?? 'auto',
        foundGeneration: connection?.verifiedAt != null ? connection.foundGeneration : null,
        entitlements: connection?.entitlements ?? [],
      };
    },
  };
}

export type Views = ReturnType<typeof createViews>;

function previewView(preview: Preview | null): PreviewView | null {
  if (!preview) return null;
  const { name, askedName } = preview;
  const isOtherName = name !== null && askedName != null && compareNames(name, askedName) === 'different';
  return { ...preview, isOtherName };
}
