import { moment, service } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { alias } from './lead.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));
/** Null: the account isn't entitled to know. */
const has = z.nullable(z.boolean());

/** Free of charge, and kept for some weeks, so that looking again sends no request. */
export const preview = z.strictObject({
  service,
  aliases: z.array(alias),
  askedName: z.optional(saying),
  redeemId: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  /** `name`: the user has to say whether it is the same person. */
  matchedBy: z.enum(['profile', 'name']),
  score: z.nullable(z.number()),
  name: saying,
  title: saying,
  company: saying,
  hasEmail: has,
  hasMobile: has,
  hasDirect: has,
  isOptedOut: z.boolean(),
  at: moment,
});

export type Preview = z.infer<typeof preview>;

/** Someone found by name may be another person. */
export const isOptOut = ({ isOptedOut, matchedBy }: Preview): boolean => isOptedOut && matchedBy === 'profile';
