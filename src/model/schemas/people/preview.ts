import { moment, service } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { alias } from './lead.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));
/** Null where the account is not entitled to know. */
const has = z.nullable(z.boolean());

/** What a service says for nothing that it has on a person. Kept for some weeks, so that looking again asks nobody. */
export const preview = z.strictObject({
  service,
  /** The person's names that were known when it was asked. */
  aliases: z.array(alias),
  /** The name of whom it was asked about, where it was read or typed; absent in what earlier versions stored. */
  askedName: z.optional(saying),
  /** What it is revealed by; null where the service does not know the person. */
  redeemId: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  /**
   * By the address of the profile, or by name and company only: then the user has to say whether it is the same person.
   */
  matchedBy: z.enum(['profile', 'name']),
  /** 0…100, as the service says. */
  score: z.nullable(z.number()),
  name: saying,
  title: saying,
  company: saying,
  hasEmail: has,
  hasMobile: has,
  hasDirect: has,
  /** The person does not want to be contacted: never revealed. */
  isOptedOut: z.boolean(),
  at: moment,
});

export type Preview = z.infer<typeof preview>;

/**
 * Whether it says that its person does not want to be contacted; somebody who was found by name may be another person.
 */
export const isOptOut = ({ isOptedOut, matchedBy }: Preview): boolean => isOptedOut && matchedBy === 'profile';
