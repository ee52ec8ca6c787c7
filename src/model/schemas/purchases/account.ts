import { DATA_KINDS } from '../../data-kinds.ts';
import { HUBS } from '../crm/hub.ts';
import { z } from '../schema.ts';
import { credits, moment, operation, type PaidService, service } from './service.ts';

/** How the key is written into the `Authorization` header; `auto` lets verification find out (contracts disagree). */
export const keyForm = z.enum(['auto', 'bearer', 'bare']);

/** What the user set up for one service. The key itself is kept apart (see `secret`). */
export const connection = z.strictObject({
  service,
  /** Base address, without a slash at the end. */
  base: z.url().check(z.maxLength(500)),
  keyForm,
  /** What verification found for `auto`. */
  foundForm: z.enum(['bearer', 'bare']),
  /**
   * Which of Kaspr's APIs the key is for: what the user said, and what verification found. 1 for every other service.
   */
  generation: z.enum(['auto', '1', '2']),
  foundGeneration: z.literal([1, 2]),
  /** What the account may do, in the service's own words; empty where it does not say. */
  entitlements: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)),
  /** The last four characters of the key, for people. */
  keyTail: z.nullable(z.string().check(z.maxLength(4))),
  keyId: z.nullable(z.string()),
  /** Whose key it is; null where the service does not say, or it is not verified. */
  user: z.nullable(z.string().check(z.maxLength(320))),
  /** Whether the call that verifies a key, which is free, also tells its credits. */
  tellsCredits: z.boolean(),
  savedAt: moment,
  /** When the key was found to be good; null where it was not yet. */
  verifiedAt: z.nullable(moment),
});

/** Only the store and the request to its service ever hold this. */
export const secret = z.strictObject({
  service,
  key: z.string().check(z.minLength(1), z.maxLength(500)),
  /** The second half, where a service has two (Cognism's API of 2016: access token and secret key). */
  secretKey: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  /** Cloud Elements' third: of a connection that the user pastes in place of picking it by name. */
  elementToken: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(500)))),
});

/** The token of each connection of Cloud Elements that was picked by name. Held like `secret`. */
export const hubToken = z.strictObject({
  hub: z.enum(HUBS),
  token: z.string().check(z.minLength(1), z.maxLength(500)),
});

/** The pools that Kaspr v2 takes credits from, kind by kind of data; `export` is not about look-ups. */
export const POOLS = [...DATA_KINDS, 'export'] as const;
export type Pool = (typeof POOLS)[number];
const pool = z.nullable(z.union([credits, z.literal('unlimited')]));

/** What the last reply's headers said. */
export const balance = z.strictObject({
  service,
  /** Of all pools for data together, those without a limit left out, where there are pools. */
  credits: z.nullable(credits),
  /** What is left in each pool, null where that was not told; null where the service has but one pool. */
  pools: z.nullable(z.strictObject({ 'work-email': pool, 'personal-email': pool, phone: pool, export: pool })),
  /** Requests per hour: allowed, left, and when (epoch ms) the count starts anew. */
  limit: z.nullable(z.number()),
  left: z.nullable(z.number()),
  resetAt: z.nullable(moment),
});

/** What one operation has cost by one key so far; kept as a sum, so that asking does not grow with the ledger. */
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
/** A connection and its key, read at one moment. Never shown, and never on its way to a page. */
export type PaidAccount = { readonly connection: Connection; readonly secret: Secret | null };
export type PaidAccounts = Partial<Record<PaidService, PaidAccount>>;
export type HubToken = z.infer<typeof hubToken>;
export type Balance = z.infer<typeof balance>;
export type Price = z.infer<typeof price>;

/** Two replies tell of the same hour if their ends are this close (ms): each counts from its own arrival. */
const SAME_HOUR_TOLERANCE_MS = 1000;

/**
 * A newer balance over an older one: a reply that does not tell a number does not make it unknown. Of requests that
 * were on their way together, the one that was counted last may be answered first: within an hour less is left, never
 * more.
 */
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
