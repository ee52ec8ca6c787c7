import { z } from '../schema.ts';

/** Pages about one person, pages with rows of people. */
export const PERSON_KINDS = ['profile', 'sales-lead', 'recruiter-profile'] as const;
export const LIST_KINDS = ['people-list', 'sales-list', 'recruiter-list'] as const;

/**
 * What a LinkedIn address leads to. `other` is a LinkedIn page without people; `none` is a log-in wall, challenge or
 * error page.
 */
export const PAGE_KINDS = [...PERSON_KINDS, ...LIST_KINDS, 'company', 'other', 'none'] as const;

/** Which list of people it is, for its heading. */
export const LISTS = [
  'search',
  'connections',
  'network',
  'catch-up',
  'company-people',
  'sales-search',
  'sales-list',
  'recruiter-search',
  'recruiter-project',
  'sales-account',
  'sales-home',
  'group-members',
  'event',
  'post',
  'feed',
  'messaging',
  'job',
  'profile-viewers',
  'notifications',
  /** Any other page. */
  'elsewhere',
] as const;

export const LAYOUTS = ['sdui', 'ember', 'guest', 'sales', 'recruiter'] as const;

/** What speaks for a value: where it was read. */
export const EVIDENCE = [
  /** The address of the page, and the page says the same. */
  'address',
  /** The heading, or the text that a row gives as the name. */
  'heading',
  /** A link that only the person's own card or row has. */
  'own-link',
  /** An attribute made for machines: a key, an urn, a number. */
  'key',
  /** Its place among the lines of a card or row. */
  'line',
  /** The picture beside it. */
  'picture',
  /** The words of its label, by a table of languages. */
  'label',
  /** Data that the server put beside the page, in the entry of this very person or company. */
  'embedded-data',
  /** The card of jobs, which names its person. */
  'experience-card',
  /** An open menu of the page. */
  'menu',
] as const;

/** Why a field of a reading is absent. */
export const ABSENCES = [
  /** The page does not say it. */
  'not-on-page',
  /** The part of the page that would say it was not found: the layout may have changed. */
  'part-missing',
  /** The page shows a value that is covered with asterisks (guests). */
  'masked',
] as const;

/** Why a page gave nothing. */
export const UNREADABLE_REASONS = [
  /** A LinkedIn page that is about nobody in particular. */
  'no-people',
  /** `/in/me` and other addresses that name nobody. */
  'no-subject',
  'login-wall',
  'challenge',
  'not-found',
  /** No layout's markers are in the document. */
  'unknown-layout',
  /** Who is painted is not who the address names (or nobody is painted yet). */
  'not-the-subject',
  /** A field without which nothing can be said is missing: see `missing`. */
  'field-missing',
] as const;

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** `null` where absent; the reason is in `evidence` under the field's name. */
const maybe = (max: number) => z.nullable(line(max));

export const personFields = [
  'slug',
  'token',
  'memberId',
  'name',
  'pronouns',
  'headline',
  'title',
  'company',
  'companyId',
  'school',
  'location',
  'degree',
] as const;

export const companyFields = ['slug', 'companyId', 'name', 'website', 'industry', 'size', 'headquarters'] as const;

/** For each field what speaks for its value, or why there is none. */
const evidence = <F extends string>(fields: readonly F[]) =>
  z.record(z.enum(fields), z.enum([...EVIDENCE, ...ABSENCES]));

/**
 * One person as a page shows them. `slug` is decoded once, NFC, case kept. `name` is cleaned (linkedin/names.ts),
 * `rawName` is as painted. `token` is `ACoAA…`, in Sales Navigator `ACwAA…`; `memberId` the number behind
 * `urn:li:member:`.
 */
export const personReading = z.strictObject({
  slug: maybe(200),
  token: z.nullable(z.string().check(z.regex(/^AC[\w-]{3,80}$/))),
  memberId: z.nullable(z.string().check(z.regex(/^\d{1,15}$/))),
  name: maybe(300),
  rawName: maybe(600),
  pronouns: maybe(60),
  headline: maybe(2000),
  title: maybe(500),
  company: maybe(500),
  companyId: z.nullable(z.string().check(z.regex(/^\d{1,15}$/))),
  school: maybe(500),
  location: maybe(500),
  degree: maybe(20),
  evidence: evidence(personFields),
});

/**
 * `certain`: the slug in the address is the slug in the card, or it is a row's own link; nobody else can be bought.
 * `partial`: something was read, but who it is about is not proven, or has no name.
 */
const verdict = z.enum(['certain', 'partial']);

/** One row of a list. Its name is always there. */
export const rowReading = z.strictObject({ verdict, person: personReading });

/** One company as its page shows it. `website` is where its link leads once LinkedIn's redirects are taken off. */
export const companyReading = z.strictObject({
  slug: maybe(200),
  companyId: z.nullable(z.string().check(z.regex(/^\d{1,15}$/))),
  name: line(500),
  website: maybe(2000),
  industry: maybe(300),
  size: maybe(100),
  headquarters: maybe(300),
  evidence: evidence(companyFields),
});

const address = z.url().check(z.maxLength(4000));
const layout = z.enum(LAYOUTS);

/** What the content script says of its page. `address` is `location.href` at the moment of reading. */
export const pageReading = z.discriminatedUnion('shows', [
  z.strictObject({
    shows: z.literal('person'),
    verdict,
    address,
    kind: z.enum(PERSON_KINDS),
    layout,
    person: personReading,
  }),
  z.strictObject({
    shows: z.literal('list'),
    verdict,
    address,
    kind: z.enum(LIST_KINDS),
    layout,
    list: z.enum(LISTS),
    /** Whose people they are, on a company's "People" tab. */
    company: z.nullable(z.strictObject({ slug: line(200), name: maybe(500) })),
    rows: z.array(rowReading).check(z.maxLength(1000)),
  }),
  z.strictObject({
    shows: z.literal('company'),
    verdict,
    address,
    kind: z.literal('company'),
    layout,
    company: companyReading,
  }),
  z.strictObject({
    shows: z.literal('nothing'),
    verdict: z.literal('unreadable'),
    address,
    kind: z.enum(PAGE_KINDS),
    layout: z.nullable(layout),
    reason: z.enum(UNREADABLE_REASONS),
    /** The parts that could not be read, in the reader's terms: `name`, `slug`, `rows`. */
    missing: z.array(line(40)),
  }),
]);

export type PersonReading = z.infer<typeof personReading>;
export type RowReading = z.infer<typeof rowReading>;
export type CompanyReading = z.infer<typeof companyReading>;
export type PageReading = z.infer<typeof pageReading>;
export type PageKind = (typeof PAGE_KINDS)[number];
export type PersonKind = (typeof PERSON_KINDS)[number];
export type ListKind = (typeof LIST_KINDS)[number];
export type ListName = (typeof LISTS)[number];
export type Layout = (typeof LAYOUTS)[number];
export type Evidence = (typeof EVIDENCE)[number];
export type Absence = (typeof ABSENCES)[number];
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];
export type PersonField = (typeof personFields)[number];
export type CompanyField = (typeof companyFields)[number];
