import { z } from './schema.ts';

/** What a LinkedIn address leads to. `other` is a LinkedIn page without people; `none` is a log-in wall, challenge or error page. */
export const PAGE_KINDS = ['profile', 'people-list', 'company', 'other', 'none'] as const;

export const LAYOUTS = ['sdui', 'ember', 'guest'] as const;

/** Why a field of a reading is absent. */
export const ABSENCES = [
  /** The page does not say it. */
  'not-on-page',
  /** The part of the page that would say it was not found: the layout may have changed. */
  'part-missing',
  /** The page shows a value that is covered with asterisks (guests). */
  'masked',
] as const;

/** Why a page that should have shown a person, company or list gave nothing. */
export const UNREADABLE_REASONS = [
  /** `/in/me` and other addresses that name nobody. */
  'no-subject',
  'login-wall',
  'challenge',
  'not-found',
  /** No layout's markers are in the document. */
  'unknown-layout',
  /** The person painted is not the person in the address (or nobody is painted yet). */
  'not-the-subject',
  /** A field without which nobody can be identified is missing: see `missing`. */
  'field-missing',
] as const;

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** `null` where absent; the reason is in `absent` under the field's name. */
const maybe = (max: number) => z.nullable(line(max));

export const personFields = ['headline', 'company', 'location', 'token', 'memberId'] as const;

/**
 * One person as a page shows them. `slug` is decoded once, NFC, case kept. `name` is cleaned (linkedin.md, Name cleaning),
 * `rawName` is as painted. `token` is `ACoAA…`, `memberId` the number behind `urn:li:member:`.
 */
export const personReading = z.strictObject({
  slug: line(200),
  token: z.nullable(z.string().check(z.regex(/^AC[\w-]{3,80}$/))),
  memberId: z.nullable(z.string().check(z.regex(/^\d{1,15}$/))),
  name: line(300),
  rawName: line(600),
  headline: maybe(2000),
  company: maybe(500),
  location: maybe(500),
  absent: z.partialRecord(z.enum(personFields), z.enum(ABSENCES)),
});

/** What the content script says of its page. `address` is `location.href` at the moment of reading. */
export const pageReading = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('certain'),
    address: z.url().check(z.maxLength(4000)),
    kind: z.literal('profile'),
    layout: z.enum(LAYOUTS),
    person: personReading,
  }),
  z.strictObject({
    verdict: z.literal('nobody'),
    address: z.url().check(z.maxLength(4000)),
    kind: z.enum(['people-list', 'company', 'other']),
  }),
  z.strictObject({
    verdict: z.literal('unreadable'),
    address: z.url().check(z.maxLength(4000)),
    kind: z.enum(['profile', 'none']),
    layout: z.nullable(z.enum(LAYOUTS)),
    reason: z.enum(UNREADABLE_REASONS),
    /** The fields that could not be read, in the reader's terms: `name`, `slug`. */
    missing: z.array(line(40)),
  }),
]);

export type PersonReading = z.infer<typeof personReading>;
export type PageReading = z.infer<typeof pageReading>;
export type PageKind = (typeof PAGE_KINDS)[number];
export type Layout = (typeof LAYOUTS)[number];
export type Absence = (typeof ABSENCES)[number];
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];
export type PersonField = (typeof personFields)[number];
