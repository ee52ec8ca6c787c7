import { REPORTED_KINDS } from '../../data-kinds.ts';
import { moment, paidService } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { contact } from './contact.ts';

/** Paid for, yet about someone else by the service's own words: kept even if rejected, as nothing paid for is lost. */
export const otherAnswer = z.strictObject({
  purchase: z.int(),
  service: paidService,
  name: z.nullable(z.string().check(z.minLength(1), z.maxLength(300))),
  slug: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  contact,
  /** Of what the answer speaks; absent: unknown. */
  reports: z.optional(z.array(z.enum(REPORTED_KINDS))),
  at: moment,
  isRejected: z.boolean(),
});

export type OtherAnswer = z.infer<typeof otherAnswer>;
