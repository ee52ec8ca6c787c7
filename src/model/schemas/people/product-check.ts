import { failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

export const MAX_IDENTITIES = 200_000;
export const MAX_COLUMNS = 20;
/** Those of the report, and as many that it has not or no longer. */
export const MAX_TICKED = 2 * MAX_COLUMNS;
export const MAX_CELL_LENGTH = 200;

const id = z.string().check(z.maxLength(200), z.regex(/^\P{Cs}+$/u));
const name = z.string().check(z.maxLength(300));
const href = z.string().check(z.minLength(1), z.maxLength(4000));
const count = z.int().check(z.gte(0));

/** A column's heading, or its position where the report has none. */
export const columnKey = z.union([
  z.string().check(z.maxLength(MAX_CELL_LENGTH)),
  z.int().check(z.gte(0), z.lt(MAX_COLUMNS)),
]);
/** Columns that are kept and shown, by the user's wish. All others are dropped as they are read. */
const ticked = z.optional(z.array(columnKey).check(z.maxLength(MAX_TICKED)));

export const watch = z.strictObject({
  accountId: id,
  accountName: name,
  productId: id,
  productName: name,
  reportId: id,
  reportName: name,
  refreshHours: z.int().check(z.gte(1), z.lte(720)),
  ticked,
});

export const runWay = z.strictObject({ generation: z.enum(['v1', 'v2']), url: href });

const columns = z.array(z.nullable(z.string().check(z.maxLength(MAX_CELL_LENGTH)))).check(z.maxLength(MAX_COLUMNS));

export const knownSet = z.strictObject({
  number: count,
  asOf: moment,
  columns,
  ticked,
  read: count,
  kept: count,
  addresses: count,
  /** False if the report has more people than were read: then absence proves nothing. */
  isWhole: z.boolean(),
});

/** All that the next step needs, so that any background can take it. */
export const sync = z.strictObject({
  set: count,
  phase: z.enum(['run', 'poll', 'read', 'done', 'failed']),
  startedAt: moment,
  endedAt: z.nullable(moment),
  goOnAt: moment,
  ways: z.nullable(z.array(runWay).check(z.maxLength(10))),
  statusUrl: z.nullable(href),
  polls: count,
  progress: z.nullable(z.number()),
  next: z.nullable(href),
  columns,
  read: count,
  kept: count,
  addresses: count,
  total: z.nullable(count),
  tries: count,
  failure: z.nullable(failure),
});

export const productCheck = z.strictObject({
  id: z.literal('kissmetrics'),
  /** Goes into each hash, so that the hashes mean nothing elsewhere. */
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  lastSet: count,
  watch: z.nullable(watch),
  known: z.nullable(knownSet),
  stale: z.array(count),
  sync: z.nullable(sync),
});

export type ColumnKey = z.infer<typeof columnKey>;
export type Watch = z.infer<typeof watch>;
export type RunWay = z.infer<typeof runWay>;
export type KnownSet = z.infer<typeof knownSet>;
export type Sync = z.infer<typeof sync>;
export type ProductCheck = z.infer<typeof productCheck>;

/** As read: never stored under their identity. */
export type Member = { readonly identity: string; readonly cells: readonly string[] };

/** `incomplete`: the set lacks people, or identifies none by an e-mail address. `forgotten`: by the user's wish. */
export type Membership =
  | {
      readonly kind: 'in';
      readonly asOf: number;
      readonly columns: readonly { readonly name: string | null; readonly value: string }[];
    }
  | { readonly kind: 'not-in'; readonly asOf: number }
  | { readonly kind: 'unknown'; readonly why: 'no-address' | 'never-synced' | 'failed' | 'incomplete' | 'forgotten' };
