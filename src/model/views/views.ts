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

export type Offer = {
  /** Under way, answered, or of unknown outcome. Stays until the user decides otherwise. */
  readonly purchase: Purchase | null;
  /** A later attempt that cost and brought nothing, shown for some minutes. */
  readonly refusal: Purchase | null;
  readonly price: Pick<Price, 'count' | 'least' | 'most'> | null;
};

/** `if-needed`: if the sources before it bring too little. `by-name`: the user must confirm someone found by name. */
export type PlanStep = {
  readonly service: PaidService;
  readonly state:
    | ('asks' | 'if-needed' | 'not-needed' | 'done' | 'working' | 'decide')
    | ('has-nothing' | 'opted-out' | 'by-name');
  readonly maxCost: number;
};

/** `isOtherName`: it names someone else than was asked for. */
export type PreviewView = Preview & { readonly isOtherName: boolean };

export type CognismView = {
  readonly preview: PreviewView | null;
  readonly offer: Offer;
  readonly isAskedAtOnce: boolean;
};

export type AccountView = {
  readonly hasKey: boolean;
  readonly balance: Balance | null;
  readonly services: readonly Service[];
};

export type PersonView = {
  readonly contact: Contact | null;
  readonly account: AccountView;
  readonly anyData: Offer;
  readonly onlyWithPhone: Offer;
  readonly cognism: CognismView | null;
  readonly plan: {
    readonly anyData: readonly PlanStep[];
    readonly onlyWithPhone: readonly PlanStep[];
    readonly enough: EnoughLevel;
  };
  readonly kinds: readonly DataKind[] | null;
  readonly membership: Membership | null;
  /** Of a professional address, never a free-mail host. */
  readonly domain: string | null;
  readonly saved: SavedPerson | null;
  readonly otherAnswers: readonly OtherAnswer[];
  readonly crm: string | null;
};

export type SavedPerson = Pick<Lead, 'id' | 'inCrm'> & { readonly signals: readonly KeptSignal[] };

/** A guess; never mixed with what a service said. */
export type LikelyEmail = {
  readonly address: string;
  readonly score: number;
  readonly pattern: string;
  readonly isInProduct: boolean;
};

export type DomainView = {
  readonly domain: string;
  readonly record: DomainRecord | null;
  readonly likely: readonly LikelyEmail[];
  readonly account: AccountView;
  readonly patterns: Offer;
  readonly employees: Offer;
  readonly facts: Offer | null;
};

export type PersonAbout = Pick<PersonReading, 'title' | 'school' | 'pronouns'>;

/** Not certain who they are on LinkedIn: shown, and never bought. */
export type UncertainPerson = Pick<PersonReading, 'slug' | 'name' | 'headline' | 'title' | 'company' | 'location'>;

export type ListRow = {
  readonly identity: Identity;
  /** Null where the row doesn't prove who it is. */
  readonly person: Subject | null;
  readonly name: string;
  readonly headline: string | null;
  readonly state: SavedState;
  readonly membership: Membership['kind'] | null;
};

/** `free`: from the store. `decide`: an open question. `waiting`: an unfinished run will look them up. */
export type RunOffer = 'free' | 'paid' | 'decide' | 'waiting';

export type MaxCosts = Readonly<Partial<Record<PaidService, number>>>;

export type PriceView = {
  readonly offers: readonly RunOffer[];
  readonly maxCosts: readonly MaxCosts[];
  readonly isPast: boolean;
  readonly account: AccountView;
  /** Equal as long as no price has changed but through what is stored of the person. */
  readonly terms: string;
};

export type RunView = { readonly run: Run; readonly failures: readonly Pick<Task, 'person' | 'failure'>[] };

export type PageView =
  | { readonly kind: 'person'; readonly person: Subject; readonly about: PersonAbout; readonly view: PersonView }
  | {
      readonly kind: 'uncertain';
      readonly page: PersonKind | ListKind;
      readonly person: UncertainPerson;
      readonly contact: Contact | null;
      readonly account: AccountView;
    }
  | {
      readonly kind: 'list';
      readonly list: ListName;
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
      readonly drift: Drift | null;
      readonly account: AccountView;
    };

/** For the options page, which must never hold a key. */
export type ConnectionView = {
  readonly service: Service;
  readonly hasKey: boolean;
  readonly hasSecretKey: boolean;
  readonly hasElementToken: boolean;
  readonly keyTail: string | null;
  readonly isVerified: boolean;
  readonly user: string | null;
  readonly credits: number | null;
  readonly pools: Balance['pools'];
  readonly base: string;
  readonly defaultBase: string;
  readonly keyForm: Connection['keyForm'];
  readonly generation: Connection['generation'];
  readonly foundGeneration: Connection['foundGeneration'] | null;
  readonly entitlements: readonly string[];
};

export type NamedChoice = { readonly id: string; readonly name: string };

export type ProductView = Pick<ProductCheck, 'known' | 'sync'> & { readonly watch: Watch };
