import { z } from '../schema.ts';
import { moment, service } from './service.ts';

export const quota = z.strictObject({
  service,
  failures: z.int(),
  refusals: z.int(),
  notBefore: z.nullable(moment),
  rests: z.int(),
});

export type Quota = z.infer<typeof quota>;
