import { DATA_KINDS } from '../../data-kinds.ts';
import { HUBS } from '../crm/hub.ts';
import { z } from '../schema.ts';
import { credits, moment, operation, type PaidService, service } from './service.ts';

/** How the key is written into `Authorization`; contracts disagree, so `auto` lets verification find out. */
export const keyForm = z.enum(['auto', 'bearer', 'bare']);

export const connection = z.strictObject({
  service,
  base: z.url().check(z.maxLength(500)),
  keyForm,
  foundForm: z.enum(['bearer', 'bare']),
  generation: z.enum(['auto', '1', '2']),
  foundGeneration: z.literal([1, 2]),
  entitlements: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)),
  keyTail: z.nullable(z.string().check(z.maxLength(4))),
  keyId: z.nullable(z.string()),
  user: z.nullable(z.string().check(z.maxLength(320))),
  tellsCredits: z.boolean(),
  savedAt: moment,
  verifiedAt: z.nullable(moment),
});

/** Only the store and the request to its service ever hold this. */
export const secret = z.strictObject({
  service,
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  secretKey: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  elementToken: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(500)))),
});

export const hubToken = z.strictObject({
  hub: z.enum(HUBS),
  token: z.string().check(z.minLength(1), z.maxLength(500)),
});

export const POOLS = [...DATA_KINDS, 'export'] as const;
export type Pool = (typeof POOLS)[number];
const pool = z.nullable(z.union([credits, z.literal('unlimited')]));

export const balance = z.strictObject({
  service,
  /** The sum of all limited pools, where there are pools. */
  credits: z.nullable(credits),
  pools: z.nullable(z.strictObject({ 'work-email': pool, 'personal-email': pool, phone: pool, export: pool })),
  /** Requests per hour: allowed, left, and when the count restarts (epoch ms). */
  limit: z.nullable(z.number()),
  left: z.nullable(z.number()),
  resetAt: z.nullable(moment),
});

export const price = z.strictObject({
  id: z.string(),
  service,
  operation,
  keyId: z.string(),
  count: z.int(),
  least: credits,
  most: credits,
  total: credits,
});

export type KeyForm = z.infer<typeof keyForm>;
export type Connection = z.infer<typeof connection>;
/** Which account a service was asked about: what its answer says is of that one only. */
export type AskedAccount = Pick<Connection, 'service' | 'base'> & { readonly keyId: string };
export type Secret = z.infer<typeof secret>;
/** Never shown, and never sent to a page. */
export type PaidAccount = { readonly connection: Connection; readonly secret: Secret | null };
export type PaidAccounts = Partial<Record<PaidService, PaidAccount>>;
export type HubToken = z.infer<typeof hubToken>;
export type Balance = z.infer<typeof balance>;
export type Price = z.infer<typeof price>;

/** Each reply counts the hour from its own arrival. */
const SAME_HOUR_TOLERANCE_MS = 1000;

/** Replies may arrive out of order: within an hour fewer requests are left, never more. Unreported numbers stay. */
export function freshenBalance(earlier: Balance | null, fresh: Balance): Balance {
  if (!earlier) return fresh;
  const isHourKnown = fresh.left !== null;
  const isSameHour = Math.abs((fresh.resetAt ?? Number.NaN) - (earlier.resetAt ?? Number.NaN)) < SAME_HOUR_TOLERANCE_MS;
  return {
    service: fresh.service,
    credits: fresh.credits ?? earlier.credits,
    pools: fresh.pools ?? earlier.pools,
    limit: fresh.limit ?? earlier.limit,
    left: isHourKnown && isSameHour ? lower(fresh.left, earlier.left) : (fresh.left ?? earlier.left),
    resetAt: isHourKnown ? fresh.resetAt : earlier.resetAt,
  };
}

function lower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
