import { type Balance, type Connection, freshenBalance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { KASPR_BASES, KASPR_SPARE_BASE } from '../../model/service-addresses.ts';
import type { Request } from '../http/http.ts';
import type { Access } from '../question.ts';
import { inEitherForm, keyOwner, rateLimits, remainingCredits } from './free-calls.ts';
import type { Generation } from './operations.ts';

/** `auto`: the generation is yet to be found out. `isSpare`: asked only if the one before it does not answer at all. */
export type ApiCandidate = {
  readonly base: string;
  readonly generation: Generation | 'auto';
  readonly isSpare?: boolean;
};

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

/** Kaspr's own addresses are interchangeable: with `auto` all are tried. A custom address is the only one tried. */
export function candidatesFor(base: string, generation: Connection['generation']): readonly ApiCandidate[] {
  const chosen = generation === 'auto' ? 'auto' : generation === '2' ? 2 : 1;
  const [first, spare] =
    base === KASPR_SPARE_BASE ? [KASPR_SPARE_BASE, KASPR_BASES[1]] : [KASPR_BASES[1], KASPR_SPARE_BASE];
  if (base !== first && base !== KASPR_BASES[2]) return [{ base, generation: chosen }];
  const ofFirst: ApiCandidate[] = [
    { base: first, generation: 1 },
    { base: spare, generation: 1, isSpare: true },
  ];
  const ofSecond: ApiCandidate = { base: KASPR_BASES[2], generation: 2 };
  const all = base === KASPR_BASES[2] ? [ofSecond, ...ofFirst] : [...ofFirst, ofSecond];
  return all.filter(({ generation: each }) => chosen === 'auto' || each === chosen);
}

/** Free calls only. Never throws. */
export async function detect(
  request: Request,
  candidates: readonly ApiCandidate[],
  keyForm: Connection['keyForm'],
  key: string,
  now: () => number,
): Promise<Detection> {
  const failures: Failure[] = [];
  for (const { base, generation, isSpare } of candidates) {
    const before = failures.at(-1);
    if (isSpare && !(before && isUnanswered(before))) continue;
    const search = SEARCHES[generation];
    const found = await search({ request, base, keyForm, key, now });
    if (found.ok) return found;
    failures.push(found.failure);
    if (isLocalFailure(found.failure)) break;
  }
  return { ok: false, failure: mostTelling(failures) };
}

type KeySearch = {
  readonly request: Request;
  readonly base: string;
  readonly keyForm: Connection['keyForm'];
  readonly key: string;
  readonly now: () => number;
};

const SEARCHES: Record<ApiCandidate['generation'], (search: KeySearch) => Promise<Detection>> = {
  1: detectFirst,
  2: detectSecond,
  auto: detectEither,
};

async function detectFirst(search: KeySearch): Promise<Detection> {
  const { result, form } = await askWhose(search, 1);
  return result.ok ? detected(search, 1, form, result.value, result.balance) : { ok: false, failure: result.failure };
}

/** v2 may not say whose a key is: readable credits prove it as well. */
async function detectSecond(search: KeySearch): Promise<Detection> {
  const credits = await askCredits(search);
  if (!credits.result.ok && !isAbsent(credits.result.failure) && !isUnreadable(credits.result.failure)) {
    return { ok: false, failure: credits.result.failure };
  }
  const owner = await askWhose(credits.result.ok ? { ...search, keyForm: credits.form } : search, 2);
  const fresh = owner.result.balance ?? null;
  if (credits.result.ok) {
    const { balance } = credits.result;
    const latest = fresh && balance ? freshenBalance(balance, fresh) : (balance ?? fresh);
    return detectedSecond(search, credits.form, owner.result.ok ? owner.result.value : null, latest);
  }
  if (owner.result.ok) return detectedSecond(search, owner.form, owner.result.value, fresh);
  return { ok: false, failure: mostTelling([owner.result.failure, credits.result.failure]) };
}

/** Only v2 reports credit pools. */
async function detectEither(search: KeySearch): Promise<Detection> {
  const { result: owner, form } = await askWhose(search, 1);
  if (!owner.ok && (isLocalFailure(owner.failure) || isSilent(owner.failure)))
    return { ok: false, failure: owner.failure };
  const credits = await askCredits(owner.ok ? { ...search, keyForm: form } : search);
  const user = owner.ok ? owner.value : null;
  if (credits.result.ok) return detectedSecond(search, credits.form, user, credits.result.balance);
  if (owner.ok) return detected(search, 1, form, user, owner.balance);
  return { ok: false, failure: mostTelling([owner.failure, credits.result.failure]) };
}

async function detectedSecond(
  search: KeySearch,
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
  { base }: KeySearch,
  generation: Generation,
  form: Access['form'],
  user: string | null,
  balance: Balance | null,
): Detection {
  return { ok: true, value: { generation, base, form, user, balance, tellsCredits: balance?.credits != null } };
}

function askWhose({ request, base, keyForm, key, now }: KeySearch, generation: Generation) {
  return inEitherForm(keyForm, (form) => keyOwner(request, { base, key, form, generation }, now));
}

function askCredits({ request, base, keyForm, key, now }: KeySearch) {
  return inEitherForm(keyForm, (form) => remainingCredits(request, { base, key, form, generation: 2 }, now));
}

/** The second place can't explain why the first did not answer, so a temporary failure wins and is retried later. */
function mostTelling(failures: readonly Failure[]): Failure {
  const ours = failures.find(isLocalFailure);
  const ill = failures.find((failure) => failure.kind !== 'bad-key' && !isAbsent(failure));
  const refusing = failures.find(({ kind }) => kind === 'bad-key');
  return ours ?? ill ?? refusing ?? failures[0] ?? { kind: 'bad-address', service: 'kaspr' };
}

function isLocalFailure({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'no-permission' || kind === 'bad-address';
}

const isUnanswered = ({ kind }: Failure) => kind === 'timeout' || kind === 'no-answer';

const isSilent = (failure: Failure) => isUnanswered(failure) || failure.kind === 'rate-limited';

const isUnreadable = ({ kind }: Failure) => kind === 'unreadable-reply';

function isAbsent(failure: Failure): boolean {
  return failure.kind === 'service-down' && (failure.status === 404 || failure.status === 410);
}
