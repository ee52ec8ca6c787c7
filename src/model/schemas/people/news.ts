import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

/** An article in which a company or person is named. */
export const article = z.strictObject({
  headline: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Plain text. */
  summary: z.nullable(z.string().check(z.minLength(1), z.maxLength(2000))),
  /** Http or https; null where the service gives no such address. */
  url: z.nullable(z.url({ protocol: /^https?$/ }).check(z.maxLength(2000))),
  /** The day that it came out: epoch ms of its beginning in UTC, or the moment where the service says one. */
  at: z.nullable(moment),
  author: saying,
  /** The paper or agency. */
  source: saying,
});

export type Article = z.infer<typeof article>;
