import { failure } from '../purchases/failure.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

/**
 * More people of one report are not kept; of whoever is not among them it can't be told then whether they are in the
 * product.
 */
export const MAX_IDENTITIES = 200_000;
/** What is kept of a report's columns for each person; the cells are cut to so many characters. */
export const MAX_COLUMNS = 20;
export const MAX_CELL_LENGTH = 200;

/** Half a character, which could not stand in an address, is none. */
const id = z.string().check(z.maxLength(200), z.regex(/^\P{Cs}+$/u));
const name = z.string().check(z.maxLength(300));
const href = z.string().check(z.minLength(1), z.maxLength(4000));
const count = z.int().check(z.gte(0));

/** The People Search report whose people are the users of the product, and how often (hours) it is run anew. */
export const watch = z.strictObject({
  accountId: id,
  accountName: name,
  productId: id,
  productName: name,
  reportId: id,
  reportName: name,
  refreshHours: z.int().check(z.gte(1), z.lte(720)),
});

/** An address at which a report can be run, and the generation of the call there (contract KISSmetrics 3.2). */
export const runWay = z.strictObject({ generation: z.enum(['v1', 'v2']), url: href });

/** The headings of the columns that are kept, null where the service does not say. */
const columns = z.array(z.nullable(z.string().check(z.maxLength(MAX_CELL_LENGTH)))).check(z.maxLength(MAX_COLUMNS));

/** People of a report that are looked up by now. */
export const knownSet = z.strictObject({
  number: count,
  /** When the report was run. */
  asOf: moment,
  columns,
  /** Rows that were read; the people among them who are kept, and of those who has an e-mail address for a name. */
  read: count,
  kept: count,
  addresses: count,
  /** False where the report has more people than were read: then absence proves nothing. */
  isWhole: z.boolean(),
});

/** The newest run of the report: all that its next step needs, so that any background can go on with it. */
export const sync = z.strictObject({
  /** The number of the set that it fills. */
  set: count,
  phase: z.enum(['run', 'poll', 'read', 'done', 'failed']),
  startedAt: moment,
  endedAt: z.nullable(moment),
  /** No step before that. */
  goOnAt: moment,
  /** Where it can still be run; null while the report was not asked for that. */
  ways: z.nullable(z.array(runWay).check(z.maxLength(10))),
  statusUrl: z.nullable(href),
  polls: count,
  /** 0…1, as the service says while the report is run. */
  progress: z.nullable(z.number()),
  /** The next page of the results. */
  next: z.nullable(href),
  columns,
  read: count,
  kept: count,
  addresses: count,
  total: z.nullable(count),
  /** Failures of the present step, one after the other. */
  tries: count,
  /** What ended it, or the first way that was refused. */
  failure: z.nullable(failure),
});

/** Everything about the check but the people themselves: one record. */
export const productCheck = z.strictObject({
  id: z.literal('kissmetrics'),
  /** Goes into each hash (hex digits), so that the hashes mean nothing elsewhere. */
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** The number of the newest set. */
  lastSet: count,
  watch: z.nullable(watch),
  known: z.nullable(knownSet),
  /** Sets that are not used any more, and are being removed in pieces. */
  stale: z.array(count),
  sync: z.nullable(sync),
});

export type Watch = z.infer<typeof watch>;
export type RunWay = z.infer<typeof runWay>;
export type KnownSet = z.infer<typeof knownSet>;
export type Sync = z.infer<typeof sync>;
export type ProductCheck = z.infer<typeof productCheck>;

/** Someone of the report, as read: never stored under their identity. */
export type Member = { readonly identity: string; readonly cells: readonly string[] };

/**
 * Whether somebody with some e-mail addresses is in the user's product. `unknown` because: `no-address` of theirs is
 * known; the report was never read; its first run failed; or the set is `incomplete`: it does not hold everybody, or
 * holds nobody by an e-mail address.
 */
export type Membership =
  | {
      readonly kind: 'in';
      /** Epoch ms: when the report was run. */
      readonly asOf: number;
      /** `name` is null where the service gave no heading. Empty cells are left out. */
      readonly columns: readonly { readonly name: string | null; readonly value: string }[];
    }
  | { readonly kind: 'not-in'; readonly asOf: number }
  | { readonly kind: 'unknown'; readonly why: 'no-address' | 'never-synced' | 'failed' | 'incomplete' };
