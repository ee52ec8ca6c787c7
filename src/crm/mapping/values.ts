import { earlierOf } from '../../model/addresses/earlier.ts';
import { mayWork } from '../../model/addresses/email-address.ts';
import { writtenNumber } from '../../model/addresses/phone-writing.ts';
import { isRoleAddress } from '../../model/addresses/role-address.ts';
import { splitName } from '../../model/name-parts.ts';
import { linkedinOf } from '../../model/profile-address.ts';
import type { CrmMapping, CrmValue } from '../../model/schemas/crm/crm.ts';
import type { Phone } from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { sendableOf } from '../../model/sendable.ts';

export type CrmValues = Partial<Record<CrmValue, string>>;

export type CrmPerson = {
  readonly leadId: string;
  readonly values: CrmValues;
  /** To search by: preferred first, earlier ones last; without dead (possibly reassigned) or shared ones (`info@`). */
  readonly emails: readonly string[];
  readonly linkedin: string | null;
  readonly members: readonly string[];
};

/** Null if the person opted out. Without do-not-call numbers and addresses known not to work. */
export function crmPersonOf(lead: Lead): CrmPerson | null {
  const sendable = sendableOf(lead);
  if (!sendable) return null;
  const { emails, phones } = sendable;
  const { contact } = lead;
  const name = tidy(lead.name);
  const { given, family } = splitName(name);
  const linkedin = linkedinOf(lead);
  const own = emails.filter(({ address }) => !isRoleAddress(address));
  // A shared mailbox is written only if the person has no address of their own.
  const listed = own.length > 0 ? own : emails;
  const work = listed.find(({ use }) => use === 'work') ?? listed.find(({ use }) => use === null);
  const numberFor = (...uses: readonly Phone['use'][]) => {
    const fitting = uses.flatMap((use) => phones.filter((phone) => phone.use === use));
    // A number that can't be parsed can't be dialled: last resort.
    const best = fitting.find(({ e164 }) => e164 !== null) ?? fitting[0];
    return best && writtenNumber(best);
  };
  const values: Record<Exclude<CrmValue, 'department'>, string | null | undefined> = {
    'first-name': given,
    'last-name': family,
    name,
    title: contact?.title?.text,
    company: contact?.company?.text ?? lead.company,
    'work-email': work?.address,
    'personal-email': listed.find(({ use }) => use === 'personal')?.address,
    phone: numberFor('direct', 'office', null),
    mobile: numberFor('mobile'),
    location: contact?.location?.text ?? lead.location,
    linkedin,
    notes: lead.notes.trim(),
  };
  // Where the CRM has the contact under an earlier address, a second one would be a duplicate.
  const former = contact ? earlierOf(contact).emails.filter((one) => mayWork(one) && !isRoleAddress(one.address)) : [];
  const searched = [...own.toSorted((a, b) => Number(b === work) - Number(a === work)), ...former];
  return {
    leadId: lead.id,
    values: withoutEmpty(values),
    emails: [...new Set(searched.map(({ address }) => address))],
    linkedin,
    members: lead.aliases.flatMap((alias) => /^(?:in|urn):(.+)$/s.exec(alias)?.[1] ?? []),
  };
}

function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ').trim();
}

function withoutEmpty(values: Readonly<Record<string, string | null | undefined>>): CrmValues {
  const entries = Object.entries(values).flatMap(([value, text]) => {
    const kept = value === 'notes' ? (text ?? '') : tidy(text ?? '');
    return kept === '' ? [] : [[value, kept] as const];
  });
  return Object.fromEntries(entries);
}

export type FieldText = { readonly value: CrmValue; readonly field: string; readonly text: string };

const FALLBACKS: readonly (readonly [best: CrmValue, other: CrmValue])[] = [
  ['work-email', 'personal-email'],
  ['phone', 'mobile'],
];

export function fieldTextsOf({ fields }: CrmMapping, values: CrmValues): readonly FieldText[] {
  const chosen: CrmValues = { ...values };
  const places = new Map(Object.entries(fields) as [CrmValue, string][]); // `Object.entries` forgets what its keys are.
  for (const [best, other] of FALLBACKS) {
    const place = places.get(best);
    // Contacts are searched by the work address field: without it this one would never be found again.
    const isTaken = places.has(other) && best !== 'work-email';
    if (place === undefined || isTaken || chosen[best] !== undefined) continue;
    places.delete(best);
    places.set(other, place);
  }
  return [...places].flatMap(([value, field]) => {
    const text = chosen[value];
    return text === undefined ? [] : [{ value, field, text }];
  });
}
