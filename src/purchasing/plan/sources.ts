import type { Kind } from '../../model/kinds.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Preview } from '../../model/schemas/people/preview.ts';
import type { Connection, Price } from '../../model/schemas/purchases/account.ts';
import { type Asked, overlaps, type Purchase, type Wish } from '../../model/schemas/purchases/purchase.ts';
import type { Operation, Spender } from '../../model/schemas/purchases/service.ts';
import type { Settings } from '../../model/schemas/purchases/settings.ts';
import { standingOf } from '../ledger/decide.ts';
import { stakeOf } from '../limits/budget.ts';
import { kindsToAsk } from './kinds.ts';
import type { SourceState } from './plan.ts';

/** What is stored of a person: contact data, and the entries of each wish that was asked about, newest first. */
export type Past = { readonly contact: Contact | null; readonly histories: readonly (readonly Purchase[])[] };

type Parts = {
  readonly connection: (service: Spender) => Promise<Connection | null>;
  readonly past: (wishes: readonly Omit<Wish, 'subject'>[], people: readonly Subject[]) => Promise<readonly Past[]>;
  readonly price: (of: Omit<Wish, 'subject'> & { keyId: string }) => Promise<Price | null>;
  readonly previews: (people: readonly Subject[]) => Promise<readonly (Preview | null)[]>;
  readonly settings: () => Promise<Settings>;
};

/** A source that is connected, with what it would be asked. `isPast`: whether its stake is known from the past. */
export type Source = SourceState & {
  readonly operation: Operation;
  readonly asked: Asked;
  readonly isPast: boolean;
  /** The numbers of all entries about it, whatever counts: what the user has agreed to pay over is one of them. */
  readonly entries: readonly number[];
};

/** All that a plan for one person is made from. */
export type Sources = {
  readonly sources: readonly Source[];
  readonly contact: Contact | null;
  readonly settings: Settings;
};

type Connected = {
  readonly wish: Omit<Wish, 'subject'>;
  /** What the wish, or each choice of its kinds, has cost so far. */
  readonly prices: ReadonlyMap<string, Price | null>;
};

const OPERATIONS: Record<Spender, Operation> = { kaspr: 'profile', cognism: 'reveal' };

/** Looks at what is known for nothing of people, at every source that the user has connected, in the user's order. */
export function createSources({ connection, past, price, previews, settings }: Parts) {
  async function connected(service: Spender, chosen: Settings, isPhoneRequired: boolean): Promise<Connected | null> {
    const account = await connection(service);
    if (!account?.keyId) return null;
    const operation = OPERATIONS[service];
    const phone: Asked = isPhoneRequired ? { phoneRequired: true } : {};
    // Cognism reveals a contact whole: whether there is a phone number, its preview says.
    const asked =
      service === 'cognism' ? {} : account.foundGeneration === 1 ? phone : { ...phone, kinds: chosen.kinds };
    const { keyId } = account;
    const choices = asked.kinds ? subsetsOf(asked.kinds).map((kinds) => ({ ...asked, kinds })) : [asked];
    const prices = choices.map(
      async (one) => [nameOf(one), await price({ service, operation, asked: one, keyId })] as const,
    );
    return { wish: { service, operation, asked }, prices: new Map(await Promise.all(prices)) };
  }

  return async (people: readonly Subject[], isPhoneRequired: boolean): Promise<Sources[]> => {
    const chosen = await settings();
    const all = await Promise.all(chosen.sources.map((service) => connected(service, chosen, isPhoneRequired)));
    const ready = all.filter((one) => one !== null);
    const wishes = ready.map(({ wish }) => wish);
    const hasPreviews = wishes.some(({ service }) => service === 'cognism');
    const [pasts, known] = await Promise.all([past(wishes, people), hasPreviews ? previews(people) : []]);
    return pasts.map(({ contact, histories }, at) => ({
      contact,
      settings: chosen,
      sources: ready.map((source, place) => sourceFrom(source, histories[place] ?? [], known[at] ?? null)),
    }));
  };
}

const nameOf = ({ kinds = [] }: Asked): string => [...kinds].sort().join('+');

/** All choices of some kinds, of which there are three at most. */
function subsetsOf([kind, ...others]: readonly Kind[]): Kind[][] {
  if (kind === undefined) return [];
  const without = subsetsOf(others);
  return [[kind], ...without, ...without.map((some) => [kind, ...some])];
}

function sourceFrom({ wish, prices }: Connected, history: readonly Purchase[], preview: Preview | null): Source {
  const { service, operation } = wish;
  const { kinds } = wish.asked;
  const asked = kinds ? { ...wish.asked, kinds: kindsToAsk(kinds, history) } : wish.asked;
  const price = prices.get(nameOf(asked)) ?? null;
  return {
    ...{ service, operation, asked },
    standing: standingOf(history.filter((entry) => overlaps(entry.asked, asked))),
    stake: stakeOf({ operation, asked }, price),
    isPast: price !== null,
    entries: history.map(({ id }) => id),
    preview: service === 'cognism' ? preview : 'none',
  };
}

export type LookAtSources = ReturnType<typeof createSources>;
