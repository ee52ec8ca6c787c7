import { createHash } from 'node:crypto';

/** What Kaspr knows about a person. Lists may be empty. */
export interface Contact {
  readonly emails: readonly { readonly email: string; readonly valid: boolean | null }[];
  readonly pro: readonly string[];
  readonly personal: readonly string[];
  readonly phones: readonly string[];
}

export interface CognismPhone {
  readonly number: string;
  /** On a do-not-call list. */
  readonly dnc?: boolean;
}

/** What Cognism knows about a person; it need not be what the page or Kaspr says. */
export interface CognismContact {
  /** With its quality, or alone: both were seen. */
  readonly email?: { readonly address: string; readonly quality: string } | string;
  readonly mobile?: readonly CognismPhone[];
  readonly direct?: readonly CognismPhone[];
  /** Where Cognism says another title or company than the page. */
  readonly title?: string;
  readonly company?: string;
  /** Epoch ms. */
  readonly lastConfirmed: number;
  readonly isOptedOut?: true;
  /** Cognism has no LinkedIn address of them: they are found by name and company only. */
  readonly hasNoProfile?: true;
}

/** An invented person, as LinkedIn shows them and as Kaspr knows them. */
export interface Person {
  /** Decoded, as in the address. */
  readonly slug: string;
  /** The long member token `ACoAA…`. */
  readonly token: string;
  readonly memberId: number;
  /** As written on the page, with whatever the person put there. */
  readonly name: string;
  /** As it should be sent and shown: without emoji, credentials and the like. */
  readonly cleanName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly pronouns?: string;
  readonly headline: string;
  readonly location: string;
  readonly degree: '1st' | '2nd' | '3rd';
  readonly title?: string;
  readonly company?: string;
  readonly companySlug?: string;
  readonly school?: string;
  /** The layout in which the site shows this person when it is not asked for another. */
  readonly layout: 'sdui' | 'ember';
  /** Country of the guest page's host, as in `fr.linkedin.com`. */
  readonly country: string;
  /** Kaspr's answer, or that it does not know the id. */
  readonly kaspr: Contact | 'not-found' | 'empty-object' | 'empty-profile';
  /** Absent: Cognism does not know this person. */
  readonly cognism?: CognismContact;
}

type Draft = Pick<Person, 'slug' | 'name' | 'headline'> & Partial<Omit<Person, 'token' | 'memberId'>>;

/** Completes a description with defaults, and with ids that follow from the slug. */
export function person(draft: Draft): Person {
  const cleanName = draft.cleanName ?? draft.name;
  const [firstName = '', ...rest] = cleanName.split(' ');
  const digest = createHash('sha256').update(draft.slug).digest();
  return {
    token: `ACoAA${digest.toString('base64url').slice(0, 34)}`,
    memberId: 10_000_000 + (digest.readUInt32BE(0) % 900_000_000),
    cleanName,
    firstName,
    lastName: rest.join(' '),
    location: 'Fernhollow, Northmark',
    degree: '2nd',
    layout: 'sdui',
    country: 'fr',
    kaspr: 'not-found',
    ...draft,
  };
}

/** A contact record from short notation; every list defaults to empty. */
export function contact(draft: Partial<Contact>): Contact {
  return { emails: [], pro: [], personal: [], phones: [], ...draft };
}

/** A Cognism record in short notation: an address, its quality, and other data. Confirmed in November 2025. */
export function cognism(address: string, quality: string, more: Partial<CognismContact> = {}): CognismContact {
  return { email: { address, quality }, lastConfirmed: Date.UTC(2025, 10, 3), ...more };
}
