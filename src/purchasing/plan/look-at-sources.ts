import type { DataKind } from '../../model/data-kinds.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Connection, Price } from '../../model/schemas/purchases/account.ts';
import { type Asked, isAbout, type Purchase, type PurchaseSpec } from '../../model/schemas/purchases/purchase.ts';
import type { Operation, PaidService } from '../../model/schemas/purchases/service.ts';
import type { Settings } from '../../model/schemas/purchases/settings.ts';
import { currentPurchaseOf } from '../ledger/find-reusable.ts';
import { maxCostOf } from '../limits/budget.ts';
import { kindsToAsk } from './kinds-to-ask.ts';
import type { SourceState } from './plan.ts';

export type PersonPast = { readonly contact: Contact | null; readonly histories: readonly (readonly Purchase[])[] };

type LookAtSourcesDeps = {
  readonly connection: (service: PaidService) => Promise<Connection | null>;
  readonly past: (
    specs: readonly Omit<PurchaseSpec, 'subject'>[],
    people: readonly Subject[],
  ) => Promise<readonly PersonPast[]>;
  readonly price: (of: Omit<PurchaseSpec, 'subject'> & { keyId: string }) => Promise<Price | null>;
  readonly previews: (people: readonly Subject[]) => Promise<readonly (Preview | null)[]>;
  readonly settings: () => Promise<Settings>;
};

type PriceTermsDeps = Pick<LookAtSourcesDeps, 'connection' | 'price' | 'settings'>;

export type ConnectedSource = SourceState & {
  readonly operation: Operation;
  readonly asked: Asked;
  readonly isPast: boolean;
  /** Includes entries that don't count: the user may have agreed to pay over one of them. */
  readonly entries: readonly number[];
};

export type PersonSources = {
  readonly sources: readonly ConnectedSource[];
  readonly contact: Contact | null;
  readonly settings: Settings;
};

type PricedSource = {
  readonly spec: Omit<PurchaseSpec, 'subject'>;
  readonly prices: ReadonlyMap<string, Price | null>;
};

const OPERATIONS: Record<PaidService, Operation> = { kaspr: 'profile', cognism: 'reveal' };

type PricedSources = { readonly chosen: Settings; readonly ready: readonly PricedSource[] };

function createPricedSources({ connection, price, settings }: PriceTermsDeps) {
  async function connected(
    service: PaidService,
    chosen: Settings,
    isPhoneRequired: boolean,
    connectionOf: LookAtSourcesDeps['connection'],
  ): Promise<PricedSource | null> {
    const account = await connectionOf(service);
    if (!account?.keyId) return null;
    const operation = OPERATIONS[service];
    const phone: Asked = isPhoneRequired ? { phoneRequired: true } : {};
    // Cognism reveals whole contacts; its preview says whether there is a phone number.
    const asked =
      service === 'cognism' ? {} : account.foundGeneration === 1 ? phone : { ...phone, kinds: chosen.kinds };
    const { keyId } = account;
    const choices = asked.kinds ? subsetsOf(asked.kinds).map((kinds) => ({ ...asked, kinds })) : [asked];
    const prices = choices.map(
      async (one) => [nameOf(one), await price({ service, operation, asked: one, keyId })] as const,
    );
    return { spec: { service, operation, asked }, prices: new Map(await Promise.all(prices)) };
  }

  return async (isPhoneRequired: boolean, connectionOf = connection): Promise<PricedSources> => {
    const chosen = await settings();
    const all = await Promise.all(
      chosen.sources.map((service) => connected(service, chosen, isPhoneRequired, connectionOf)),
    );
    return { chosen, ready: all.filter((one) => one !== null) };
  };
}

/** @returns what all prices depend on besides the people, as a text to compare */
export function createPriceTerms(deps: PriceTermsDeps) {
  const pricedSources = createPricedSources(deps);
  return async (isPhoneRequired: boolean): Promise<string> => {
    const { chosen, ready } = await pricedSources(isPhoneRequired);
    const sources = ready.map(({ spec, prices }) => [spec, [...prices].map(([kinds, price]) => [kinds, price?.most])]);
    return JSON.stringify([chosen.enough, sources]);
  };
}

export function createLookAtSources({ connection, past, price, previews, settings }: LookAtSourcesDeps) {
  const pricedSources = createPricedSources({ connection, price, settings });
  return async (
    people: readonly Subject[],
    isPhoneRequired: boolean,
    connectionOf = connection,
  ): Promise<PersonSources[]> => {
    const { chosen, ready } = await pricedSources(isPhoneRequired, connectionOf);
    const specs = ready.map(({ spec }) => spec);
    const hasPreviews = specs.some(({ service }) => service === 'cognism');
    const [pasts, known] = await Promise.all([past(specs, people), hasPreviews ? previews(people) : []]);
    return pasts.map(({ contact, histories }, at) => ({
      contact,
      settings: chosen,
      sources: ready.map((source, index) => sourceFrom(source, histories[index] ?? [], known[at] ?? null, contact)),
    }));
  };
}

const nameOf = ({ kinds = [] }: Asked): string => [...kinds].sort().join('+');

function subsetsOf([kind, ...others]: readonly DataKind[]): DataKind[][] {
  if (kind === undefined) return [];
  const without = subsetsOf(others);
  return [[kind], ...without, ...without.map((some) => [kind, ...some])];
}

function sourceFrom(
  { spec, prices }: PricedSource,
  history: readonly Purchase[],
  preview: Preview | null,
  contact: Contact | null,
): ConnectedSource {
  const { service, operation } = spec;
  const { kinds } = spec.asked;
  const asked = kinds ? { ...spec.asked, kinds: kindsToAsk(kinds, history) } : spec.asked;
  const price = prices.get(nameOf(asked)) ?? null;
  return {
    ...{ service, operation, asked },
    currentPurchase: currentPurchaseOf(history.filter((entry) => isAbout(entry, asked, contact))),
    maxCost: maxCostOf({ operation, asked }, price),
    isPast: price !== null,
    entries: history.map(({ id }) => id),
    preview: service === 'cognism' ? preview : 'none',
  };
}

export type LookAtSources = ReturnType<typeof createLookAtSources>;
