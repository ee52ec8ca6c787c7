import { z } from '../schema.ts';

export const PERSON_KINDS = ['profile', 'sales-lead', 'recruiter-profile'] as const;
export const LIST_KINDS = ['people-list', 'sales-list', 'recruiter-list'] as const;

/** `other`: a LinkedIn page without people; `none`: a login wall, challenge or error page. */
export const PAGE_KINDS = [...PERSON_KINDS, ...LIST_KINDS, 'company', 'other', 'none'] as const;

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
  'elsewhere',
] as const;

export const LAYOUTS = ['sdui', 'ember', 'guest', 'sales', 'recruiter'] as const;

/**
 * `own-link`: only the person's own card or row has it. `embedded-data`: from this very person's or company's entry.
 */
export const EVIDENCE = [
  'address',
  'heading',
  'own-link',
  'key',
  'line',
  'picture',
  'label',
  'embedded-data',
  'experience-card',
  'menu',
] as const;

export const ABSENCES = ['not-on-page', 'part-missing', 'masked'] as const;

/** `no-subject`: `/in/me` and the like. `not-the-subject`: the page doesn't (yet) show whom its address names. */
export const UNREADABLE_REASONS = [
  'no-people',
  'no-subject',
  'login-wall',
  'challenge',
  'not-found',
  'unknown-layout',
  'not-the-subject',
  'field-missing',
] as const;

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

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

const evidence = <F extends string>(fields: readonly F[]) =>
  z.record(z.enum(fields), z.enum([...EVIDENCE, ...ABSENCES]));

/** `slug`: decoded once, NFC, case kept. `rawName`: as painted. `token`: `ACoAA…`, in Sales Navigator `ACwAA…`. */
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

/** `certain`: the slug in the address is the card's, or it is a row's own link; no one else can be bought. */
const verdict = z.enum(['certain', 'partial']);

export const rowReading = z.strictObject({ verdict, person: personReading });

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
