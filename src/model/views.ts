import type { Balance, Price } from './account.ts';
import type { DomainRecord } from './company.ts';
import type { Contact } from './contact.ts';
import type { Failure } from './failure.ts';
import type { Subject } from './lead.ts';
import type { Purchase } from './purchase.ts';
import type { PageReading } from './reading.ts';

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

export type PageView =
  | { readonly kind: 'person'; readonly person: Subject; readonly view: PersonView }
  | {
      readonly kind: 'nobody';
      readonly page: Extract<PageReading, { verdict: 'nobody' }>['kind'];
      readonly address: string;
      readonly account: AccountView;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly account: AccountView };

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
