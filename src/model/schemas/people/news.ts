import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

const saying = z.nullable(z.string().check(z.minLength(1), z.maxLength(500)));

export const article = z.strictObject({
  headline: z.string().check(z.minLength(1), z.maxLength(500)),
  summary: z.nullable(z.string().check(z.minLength(1), z.maxLength(2000))),
  url: z.nullable(z.url({ protocol: /^https?$/ }).check(z.maxLength(2000))),
  at: z.nullable(moment),
  author: saying,
  source: saying,
});

export type Article = z.infer<typeof article>;
