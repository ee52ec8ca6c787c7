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

/** Epoch ms of days, both inclusive; null: unlimited. */
export const dayRange = {
  from: z.nullable(moment.check(z.lte(8.64e15))),
  to: z.nullable(moment.check(z.lte(8.64e15))),
};

const word = z.string().check(z.minLength(1), z.maxLength(200));
const words = z.array(word).check(z.minLength(1), z.maxLength(100));
export const NEWS_FIELDS = ['articleName', 'subHeadline', 'abstract'] as const;
export const NEWS_SUBJECTS = ['company', 'person', 'place'] as const;
/** How much an article is about its subject. */
export const MAX_ABOUTNESS = 10;

const wordSearch = { fields: z.array(z.enum(NEWS_FIELDS)), source: word, annotation: z.nullable(word), ...dayRange };
const byWords = z.strictObject({
  kind: z.literal('words'),
  keywords: words,
  exclusions: z.array(word).check(z.maxLength(100)),
  ...wordSearch,
});
const byAboutness = z.strictObject({
  kind: z.literal('about'),
  subject: z.strictObject({ kind: z.enum(NEWS_SUBJECTS), name: word }),
  aboutness: z.int().check(z.gte(1), z.lte(MAX_ABOUTNESS)),
  source: z.nullable(word),
  ...dayRange,
});
const difference = z.strictObject({ kind: z.literal('difference'), first: words, second: words, ...wordSearch });

export const newsSearch = z.discriminatedUnion('kind', [byWords, byAboutness]);
export const reportSearch = z.discriminatedUnion('kind', [byWords, byAboutness, difference]);
export type NewsSearch = Readonly<z.infer<typeof newsSearch>>;
export type ReportSearch = Readonly<z.infer<typeof reportSearch>>;
export type NewsSubject = (typeof NEWS_SUBJECTS)[number];
