import type { Balance, Price } from './account.ts';
import type { BadgeState } from './badge.ts';
import type { DomainRecord } from './company.ts';
import type { Contact } from './contact.ts';
import type { Drift } from './drift.ts';
import type { Failure } from './failure.ts';
import type { Identity, Subject } from './lead.ts';
import type { Purchase } from './purchase.ts';
import type { CompanyReading, ListKind, ListName, PersonKind, PersonReading } from './reading.ts';

// What the background tells the pages of the extension. Types only: both ends are Leadlight's own.

/** How things stand with one possible purchase. */
export type Offer = {
  /** The entry that counts: under way, answered, or of unknown end. Stays until the user decides otherwise. */
  readonly purchase: Purchase | null;
  /** A later try that cost nothing and brought nothing, told for some minutes. */
  readonly refusal: Purchase | null;
  /** What it cost by this key so far; null while nothing is known. */
  readonly price: Pick<Price, 'count' | 'least' | 'most'> | null;
};

export type AccountView = {
  readonly hasKey: boolean;
  readonly balance: Balance | null;
};

export type PersonView = {
  readonly contact: Contact | null;
  readonly account: AccountView;
  readonly anyData: Offer;
  readonly onlyWithPhone: Offer;
  /** The company domain to begin with: of a professional address, never a free-mail host. */
  readonly domain: string | null;
};

/** A guess; never mixed with what a service said. */
export type LikelyEmail = { readonly address: string; readonly score: number; readonly pattern: string };

export type DomainView = {
  readonly domain: string;
  readonly record: DomainRecord | null;
  readonly likely: readonly LikelyEmail[];
  readonly account: AccountView;
  readonly patterns: Offer;
  readonly employees: Offer;
};

/** What of a person is shown beside what a purchase needs. */
export type About = Pick<PersonReading, 'title' | 'school' | 'pronouns'>;

/** Somebody of whom it is not certain who they are on LinkedIn: shown, and never bought. */
export type Uncertain = Pick<PersonReading, 'slug' | 'name' | 'headline' | 'title' | 'company' | 'location'>;

export type ListRow = {
  readonly identity: Identity;
  readonly name: string;
  readonly headline: string | null;
  readonly state: BadgeState;
};

export type PageView =
  | { readonly kind: 'person'; readonly person: Subject; readonly about: About; readonly view: PersonView }
  | {
      readonly kind: 'uncertain';
      readonly page: PersonKind | ListKind;
      readonly person: Uncertain;
      /** What was bought under one of the aliases that the page shows. */
      readonly contact: Contact | null;
      readonly account: AccountView;
    }
  | {
      readonly kind: 'list';
      readonly list: ListName;
      /** Whose people they are, on a company's "People" tab. */
      readonly company: string | null;
      readonly address: string;
      readonly rows: readonly ListRow[];
      readonly account: AccountView;
    }
  | {
      readonly kind: 'company';
      readonly company: Pick<CompanyReading, 'name' | 'website' | 'industry' | 'size' | 'headquarters'>;
      readonly address: string;
      readonly account: AccountView;
    }
  | { readonly kind: 'nobody'; readonly address: string; readonly account: AccountView }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** Where a kind of page that should be readable is not. */
      readonly drift: Drift | null;
      readonly account: AccountView;
    };

/** What the options page may know about a connection: never the key. */
export type ConnectionView = {
  readonly hasKey: boolean;
  readonly keyTail: string | null;
  readonly user: string | null;
  readonly credits: number | null;
  readonly base: string;
  readonly defaultBase: string;
  readonly keyForm: 'auto' | 'bearer' | 'bare';
};
