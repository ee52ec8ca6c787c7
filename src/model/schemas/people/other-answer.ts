import { moment, paidService } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { contact } from './contact.ts';

/**
 * An answer that was paid for and is about somebody else than its person, by the service's own words. It is kept apart
 * until the user says whose it is, and after that where it is not theirs: nothing paid for is lost.
 */
export const otherAnswer = z.strictObject({
  /** The number of the ledger's entry that brought it. */
  purchase: z.int(),
  service: paidService,
  /** Whom the service has said that it is about; null what it has not said. */
  name: z.nullable(z.string().check(z.minLength(1), z.maxLength(300))),
  slug: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  contact,
  at: moment,
  /** True once the user has said that it is somebody else. */
  isRejected: z.boolean(),
});

export type OtherAnswer = z.infer<typeof otherAnswer>;
