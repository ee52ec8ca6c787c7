import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import type { Balance, Pool } from '../../model/schemas/purchases/account.ts';
import { z } from '../../model/schemas/schema.ts';
import { text, tolerant } from '../values/tolerant.ts';
import { envelope } from './schemas.ts';

export type Pools = NonNullable<Balance['pools']>;

/** The model (`credits`) would not read a higher number back from the store. */
export const MAX_CREDITS = 1e9;
const UNLIMITED = -1;

/** Headers and `GET /keys/remainingCredits` name the pools differently (vendor document). */
const POOL_HEADERS: Record<Pool, string> = {
  'work-email': 'Remaining-Work-Email-Credits',
  'personal-email': 'Remaining-Direct-Email-Credits',
  phone: 'Remaining-Phone-Credits',
  export: 'Remaining-Export-Credits',
};
const POOL_FIELDS = {
  'work-email': 'workEmailCredits',
  'personal-email': 'personalEmailCredits',
  phone: 'phoneCredits',
  export: 'exportCredits',
} as const satisfies Record<Pool, string>;

const number = tolerant(z.number());
const poolsBody = z.object({
  workEmailCredits: number,
  personalEmailCredits: number,
  phoneCredits: number,
  exportCredits: number,
});

export function poolsInHeaders(headers: Headers): Pools | null {
  return poolsBy((pool) => {
    const header = headers.get(POOL_HEADERS[pool])?.trim();
    return header ? Number(header) : null;
  });
}

export function poolsInBody(body: unknown): Pools | null {
  const parsed = poolsBody.safeParse(body);
  return parsed.success ? poolsBy((pool) => parsed.data[POOL_FIELDS[pool]]) : null;
}

/** Skips unlimited pools; null if one is unknown or all are unlimited. */
export function sumOf(pools: Pools): number | null {
  const data = DATA_KINDS.map((kind) => pools[kind]);
  if (data.includes(null)) return null;
  const limited = data.filter((left) => typeof left === 'number');
  // Credits may be fractions, and their sums are inexact.
  const sum = Math.round(limited.reduce((all, left) => all + left, 0) * 1e6) / 1e6;
  return limited.length > 0 && sum <= MAX_CREDITS ? sum : null;
}

const EMPTY_POOL_WORDS: Record<DataKind, RegExp> = {
  'work-email': /\b(work|professional)/i,
  'personal-email': /\b(direct|personal)/i,
  phone: /\bphone/i,
};
const complaint = z.object({ reason: text, message: text });

export function emptyPool(body: unknown): { pool?: DataKind } {
  const parsed = envelope.safeParse(body).success ? complaint.safeParse(body) : null;
  const said = [parsed?.data?.reason, parsed?.data?.message].filter((word) => typeof word === 'string').join(' ');
  const [pool, another] = DATA_KINDS.filter((kind) => EMPTY_POOL_WORDS[kind].test(said));
  return pool && !another ? { pool } : {};
}

function poolsBy(readPool: (pool: Pool) => unknown): Pools | null {
  const left = (pool: Pool) => creditsIn(readPool(pool));
  const pools: Pools = {
    'work-email': left('work-email'),
    'personal-email': left('personal-email'),
    phone: left('phone'),
    export: left('export'),
  };
  return Object.values(pools).some((credits) => credits !== null) ? pools : null;
}

function creditsIn(value: unknown): number | 'unlimited' | null {
  if (value === UNLIMITED) return 'unlimited';
  return typeof value === 'number' && value >= 0 && value <= MAX_CREDITS ? value : null;
}
