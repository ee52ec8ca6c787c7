import { type Balance, type Connection, freshenBalance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Request } from '../http/http.ts';
import type { Access } from '../question.ts';
import { inEitherForm, rateLimits, remainingCredits, whose } from './free-calls.ts';
import type { Generation } from './operations.ts';

/** Kaspr's own addresses, generation by generation (services/README.md K2, 1.3), without a slash at the end. */
export const KASPR_BASES = { 1: 'https://developer.kaspr.io', 2: 'https://api.developers.kaspr.io' } as const;
export const KASPR_BASE = KASPR_BASES[1];

/** A place where a key may belong. `auto`: which generation is spoken there is to be found out. */
export type Candidate = { readonly base: string; readonly generation: Generation | 'auto' };

/** `user` is null where the key is good and nothing tells whose it is. `tellsCredits`: a free call told what is left. */
export type Detected = {
  readonly generation: Generation;
  readonly base: string;
  readonly form: Access['form'];
  readonly user: string | null;
  readonly balance: Balance | null;
  readonly tellsCredits: boolean;
};
export type Detection =
  | { readonly ok: true; readonly value: Detected }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Where to look for a key. Kaspr's own addresses stand for each other: the generation that the user chose says which is meant, and
 * with `auto` both are asked, the given one first. An address of the user's own is the only one that is asked.
 */
export function candidatesFor(base: string, generation: Connection['generation']): readonly Candidate[] {
  const chosen = generation === 'auto' ? 'auto' : generation === '2' ? 2 : 1;
  const isOfKaspr = base === KASPR_BASES[1] || base === KASPR_BASES[2];
  if (!isOfKaspr) return [{ base, generation: chosen }];
  if (chosen !== 'auto') return [{ base: KASPR_BASES[chosen], generation: chosen }];
  const order: readonly Generation[] = base === KASPR_BASES[2] ? [2, 1] : [1, 2];
  return order.map((each) => ({ base: KASPR_BASES[each], generation: each }));
}

/** Finds out, with free calls only, which of the candidates a key belongs to. Never throws. */
export async function detect(
  request: Request,
  candidates: readonly Candidate[],
  keyForm: Connection['keyForm'],
  key: string,
  now: () => number,
): Promise<Detection> {
  const failures: Failure[] = [];
  for (const { base, generation } of candidates) {
    const look = LOOKS[generation];
    const found = await look({ request, base, keyForm, key, now });
    if (found.ok) return found;
    failures.push(found.failure);
    if (isOurs(found.failure)) break;
  }
  return { ok: false, failure: mostTelling(failures) };
}

type Search = {
  readonly request: Request;
  readonly base: string;
  readonly keyForm: Connection['keyForm'];
  readonly key: string;
  readonly now: () => number;
};

const LOOKS: Record<Candidate['generation'], (search: Search) => Promise<Detection>> = {
  1: lookForFirst,
  2: lookForSecond,
  auto: lookForEither,
};

async function lookForFirst(search: Search): Promise<Detection> {
  const { told, form } = await askWhose(search, 1);
  return told.ok ? detected(search, 1, form, told.value, told.balance) : { ok: false, failure: told.failure };
}

/** v2 may not say whose a key is: what is left of its credits proves it as well. Where that cannot be read, the owner proves it. */
async function lookForSecond(search: Search): Promise<Detection> {
  const credits = await askCredits(search);
  if (!credits.told.ok && !isAbsent(credits.told.failure) && !isUnreadable(credits.told.failure)) {
    return { ok: false, failure: credits.told.failure };
  }
  const owner = await askWhose(credits.told.ok ? { ...search, keyForm: credits.form } : search, 2);
  const fresh = owner.told.balance ?? null;
  if (credits.told.ok) {
    const { balance } = credits.told;
    const latest = fresh && balance ? freshenBalance(balance, fresh) : (balance ?? fresh);
    return inSecond(search, credits.form, owner.told.ok ? owner.told.value : null, latest);
  }
  if (owner.told.ok) return inSecond(search, owner.form, owner.told.value, fresh);
  return { ok: false, failure: mostTelling([owner.told.failure, credits.told.failure]) };
}

/** An address that could speak either: v2 is what tells pools of credits. */
async function lookForEither(search: Search): Promise<Detection> {
  const { told: owner, form } = await askWhose(search, 1);
  if (!owner.ok && (isOurs(owner.failure) || isSilent(owner.failure))) return { ok: false, failure: owner.failure };
  const credits = await askCredits(owner.ok ? { ...search, keyForm: form } : search);
  const user = owner.ok ? owner.value : null;
  if (credits.told.ok) return inSecond(search, credits.form, user, credits.told.balance);
  if (owner.ok) return detected(search, 1, form, user, owner.balance);
  return { ok: false, failure: mostTelling([owner.failure, credits.told.failure]) };
}

/** A key of v2, with the hourly limit that its own call tells where no header did. */
async function inSecond(
  search: Search,
  form: Access['form'],
  user: string | null,
  balance: Balance | null,
): Promise<Detection> {
  if (!balance || balance.limit !== null) return detected(search, 2, form, user, balance);
  const { request, base, key, now } = search;
  const limits = await rateLimits(request, { base, key, form, generation: 2 }, now);
  return detected(search, 2, form, user, { ...balance, limit: limits.ok ? limits.value.hourly : null });
}

function detected(
  { base }: Search,
  generation: Generation,
  form: Access['form'],
  user: string | null,
  balance: Balance | null,
): Detection {
  return { ok: true, value: { generation, base, form, user, balance, tellsCredits: balance?.credits != null } };
}

function askWhose({ request, base, keyForm, key, now }: Search, generation: Generation) {
  return inEitherForm(keyForm, (form) => whose(request, { base, key, form, generation }, now));
}

function askCredits({ request, base, keyForm, key, now }: Search) {
  return inEitherForm(keyForm, (form) => remainingCredits(request, { base, key, form, generation: 2 }, now));
}

/** What the second place says of the key does not explain why the first did not answer: whoever is unwell is asked again later. */
function mostTelling(failures: readonly Failure[]): Failure {
  const ours = failures.find(isOurs);
  const ill = failures.find((failure) => failure.kind !== 'bad-key' && !isAbsent(failure));
  const refusing = failures.find(({ kind }) => kind === 'bad-key');
  return ours ?? ill ?? refusing ?? failures[0] ?? { kind: 'bad-address', service: 'kaspr' };
}

/** Nothing left this machine. */
function isOurs({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'no-permission' || kind === 'bad-address';
}

function isSilent({ kind }: Failure): boolean {
  return kind === 'timeout' || kind === 'no-answer' || kind === 'rate-limited';
}

const isUnreadable = ({ kind }: Failure) => kind === 'unreadable-reply';

/** There is no such path. */
function isAbsent(failure: Failure): boolean {
  return failure.kind === 'service-down' && (failure.status === 404 || failure.status === 410);
}
