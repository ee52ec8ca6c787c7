import { isRoleAddress } from '../../model/addresses/role-address.ts';
import { dayOf } from '../../model/day.ts';
import { splitName } from '../../model/name-parts.ts';
import { linkedinOf } from '../../model/profile-address.ts';
import type { Email, Phone, Provenance } from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Sendable } from '../../model/sendable.ts';
import { onLines, onOneLine } from '../cell-text.ts';

/** A lead and what of it may be exported. */
export type ExportedLead = { readonly lead: Lead; readonly sendable: Sendable };

/**
 * A lead as an address book knows people: '' where there is nothing to say. Made 100,000 times, so every member is
 * written out.
 */
export type LeadFacts = {
  readonly name: string;
  readonly given: string;
  readonly family: string;
  readonly title: string;
  readonly headline: string;
  readonly company: string;
  readonly location: string;
  readonly linkedin: string;
  readonly work: readonly Email[];
  readonly personal: readonly Email[];
  readonly unknownEmails: readonly Email[];
  readonly phones: readonly Phone[];
  readonly tags: readonly string[];
  /** Of several lines. */
  readonly notes: string;
  /** `Kaspr (2026-03-31)`, one for each service that told something. */
  readonly sources: readonly string[];
  readonly saved: string;
};

/** What a file says is part of its form, whatever the language of whoever exports it. */
const SERVICE_NAMES: Record<Service, string> = {
  kaspr: 'Kaspr',
  cognism: 'Cognism',
  cognism2016: 'Cognism (2016)',
  kissmetrics: 'KISSmetrics',
  cloudElements: 'Cloud Elements',
};

export function factsOf({ lead, sendable }: ExportedLead): LeadFacts {
  const { contact } = lead;
  const name = onOneLine(lead.name).trim();
  const { given, family } = splitName(name);
  const { phones } = sendable;
  const emails = ownFirst(sendable.emails);
  return {
    name,
    given,
    family,
    title: onOneLine(contact?.title?.text ?? ''),
    headline: onOneLine(lead.headline ?? ''),
    company: onOneLine(contact?.company?.text ?? lead.company ?? ''),
    location: onOneLine(contact?.location?.text ?? lead.location ?? ''),
    linkedin: linkedinOf(lead) ?? '',
    work: emails.filter(({ use }) => use === 'work'),
    personal: emails.filter(({ use }) => use === 'personal'),
    unknownEmails: emails.filter(({ use }) => use === null),
    phones,
    tags: lead.tags.map(onOneLine),
    notes: onLines(lead.notes),
    sources: contact ? contact.sources.map(sourceText) : [],
    saved: dayAt(lead.savedAt),
  };
}

/** Importers know people by their first address: a desk's (`info@`) comes last. */
function ownFirst(emails: readonly Email[]): readonly Email[] {
  if (emails.length < 2) return emails;
  return emails.toSorted((a, b) => Number(isRoleAddress(a.address)) - Number(isRoleAddress(b.address)));
}

let latest = { from: 0, until: 0, day: '' };

/** Who stand side by side were mostly saved on one day, and to reckon a day takes longer than all else of a row. */
function dayAt(at: number): string {
  if (!(at >= latest.from && at < latest.until)) {
    const date = new Date(at);
    const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
    const [from, until] = [new Date(year, month, day).getTime(), new Date(year, month, day + 1).getTime()];
    latest = { from, until, day: dayOf(at) };
  }
  return latest.day;
}

function sourceText({ service, at }: Provenance): string {
  return `${SERVICE_NAMES[service]} (${dayAt(at)})`;
}
