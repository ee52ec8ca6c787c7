import type { DataKind } from '../data-kinds.ts';
import type { DomainRecord } from '../schemas/people/company.ts';
import type { Contact } from '../schemas/people/contact.ts';
import type { Drift } from '../schemas/people/drift.ts';
import type { Identity, Lead, Subject } from '../schemas/people/lead.ts';
import type { OtherAnswer } from '../schemas/people/other-answer.ts';
import type { Preview } from '../schemas/people/preview.ts';
import type { Membership, ProductCheck, Watch } from '../schemas/people/product-check.ts';
import type { CompanyReading, ListKind, ListName, PersonKind, PersonReading } from '../schemas/people/reading.ts';
import type { KeptSignal } from '../schemas/people/signal.ts';
import type { Balance, Connection, Price } from '../schemas/purchases/account.ts';
import type { Failure } from '../schemas/purchases/failure.ts';
import type { Purchase } from '../schemas/purchases/purchase.ts';
import type { Run, Task } from '../schemas/purchases/run.ts';
import type { PaidService, Service } from '../schemas/purchases/service.ts';
import type { EnoughLevel } from '../schemas/purchases/settings.ts';
import type { SavedState } from './badge.ts';

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

/**
 * What a click would do at one source. `asks`: it is asked. `if-needed`: it is asked where those before it brought too
 * little. `decide`: an earlier request has to be decided on. `by-name`: a preview found somebody by name only, and the
 * user has to say if it is the same.
 */
export type PlanStep = {
  readonly service: PaidService;
  readonly state:
    | ('asks' | 'if-needed' | 'not-needed' | 'done' | 'working' | 'decide')
    | ('has-nothing' | 'opted-out' | 'by-name');
  /** The most that it may cost (credits); 0 where it is not asked. */
  readonly maxCost: number;
};

/** How things stand with Cognism for one person; null where it is not connected. */
export type CognismView = {
  readonly preview: Preview | null;
  readonly offer: Offer;
  /** Whether it is to be asked, for nothing, as soon as a person is opened. */
  readonly isAskedAtOnce: boolean;
};

export type AccountView = {
  /** Whether any source of contact data is connected. */
  readonly hasKey: boolean;
  /** Kaspr's; Cognism does not tell its credits. */
  readonly balance: Balance | null;
  /** All services that are connected. */
  readonly services: readonly Service[];
};

export type PersonView = {
  readonly contact: Contact | null;
  readonly account: AccountView;
  /** Kaspr's, for the kinds of data that the user wants; then only where there is a phone number. */
  readonly anyData: Offer;
  readonly onlyWithPhone: Offer;
  readonly cognism: CognismView | null;
  /** What a click would do, source by source in the user's order. */
  readonly plan: {
    readonly anyData: readonly PlanStep[];
    readonly onlyWithPhone: readonly PlanStep[];
    readonly enough: EnoughLevel;
  };
  /** The kinds of data that the user wants, where Kaspr sells them apart; null where it does not. */
  readonly kinds: readonly DataKind[] | null;
  /** Whether the person is in the user's product; null where no product is set up. */
  readonly membership: Membership | null;
  /** The company domain to begin with: of a professional address, never a free-mail host. */
  readonly domain: string | null;
  /** What goes on with a person who is saved; null for who is not. */
  readonly saved: SavedPerson | null;
  /** What was bought for the person and is about somebody else, by the service's own words; the newest first. */
  readonly otherAnswers: readonly OtherAnswer[];
  /** The name of the CRM connection that the user has picked (may be empty); null: none. */
  readonly crm: string | null;
};

/** `signals`: what was told of the person, the newest first. */
export type SavedPerson = Pick<Lead, 'id' | 'inCrm'> & { readonly signals: readonly KeptSignal[] };

/** A guess; never mixed with what a service said. */
export type LikelyEmail = {
  readonly address: string;
  readonly score: number;
  readonly pattern: string;
  /** Somebody of this very address is in the user's product. */
  readonly isInProduct: boolean;
};

export type DomainView = {
  readonly domain: string;
  readonly record: DomainRecord | null;
  readonly likely: readonly LikelyEmail[];
  readonly account: AccountView;
  readonly patterns: Offer;
  readonly employees: Offer;
  /** Cognism's data on the company itself; null where Cognism is not connected. */
  readonly facts: Offer | null;
};

/** What of a person is shown beside what a purchase needs. */
export type PersonAbout = Pick<PersonReading, 'title' | 'school' | 'pronouns'>;

/** Somebody of whom it is not certain who they are on LinkedIn: shown, and never bought. */
export type UncertainPerson = Pick<PersonReading, 'slug' | 'name' | 'headline' | 'title' | 'company' | 'location'>;

export type ListRow = {
  readonly identity: Identity;
  /** Whom a purchase would be made for; null where the row does not prove who it is. */
  readonly person: Subject | null;
  readonly name: string;
  readonly headline: string | null;
  readonly state: SavedState;
  /** Whether the person is in the user's product; null where no product is set up. */
  readonly membership: Membership['kind'] | null;
};

/**
 * What looking a person up in a run would come to: `free` is answered from the store, `decide` has an open question,
 * `waiting` will be looked up by a run that is not over.
 */
export type RunOffer = 'free' | 'paid' | 'decide' | 'waiting';

/** The most that something may cost at each service that would be asked (credits). */
export type MaxCosts = Readonly<Partial<Record<PaidService, number>>>;

/**
 * Person by person: what a look-up means, and what it may cost. `isPast` says whether Kaspr's price is known from the
 * past.
 */
export type PriceView = {
  readonly offers: readonly RunOffer[];
  readonly maxCosts: readonly MaxCosts[];
  readonly isPast: boolean;
  readonly account: AccountView;
};

/** A bulk run with those of its people whose look-up failed (at most 200). */
export type RunView = { readonly run: Run; readonly failures: readonly Pick<Task, 'person' | 'failure'>[] };

export type PageView =
  | { readonly kind: 'person'; readonly person: Subject; readonly about: PersonAbout; readonly view: PersonView }
  | {
      readonly kind: 'uncertain';
      readonly page: PersonKind | ListKind;
      readonly person: UncertainPerson;
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

/** What the options page may know about a connection: never a key. */
export type ConnectionView = {
  readonly service: Service;
  readonly hasKey: boolean;
  /** What is saved beside the key: its second half, and Cloud Elements' third. */
  readonly hasSecretKey: boolean;
  readonly hasElementToken: boolean;
  readonly keyTail: string | null;
  readonly isVerified: boolean;
  /** Whose key it is; null where the service does not say. */
  readonly user: string | null;
  readonly credits: number | null;
  readonly pools: Balance['pools'];
  readonly base: string;
  readonly defaultBase: string;
  readonly keyForm: Connection['keyForm'];
  readonly generation: Connection['generation'];
  /** Null until it is verified. */
  readonly foundGeneration: Connection['foundGeneration'] | null;
  readonly entitlements: readonly string[];
};

/** One of several things of a service that the user chooses from. */
export type NamedChoice = { readonly id: string; readonly name: string };

/** The report whose people are looked up, and how far its newest reading is. */
export type ProductView = Pick<ProductCheck, 'known' | 'sync'> & { readonly watch: Watch };
