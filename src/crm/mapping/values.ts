import { writtenNumber } from '../../model/addresses/phone-writing.ts';
import { isRoleAddress } from '../../model/addresses/role-address.ts';
import { splitName } from '../../model/name-parts.ts';
import { linkedinOf } from '../../model/profile-address.ts';
import type { CrmMapping, CrmValue } from '../../model/schemas/crm/crm.ts';
import type { Phone } from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { sendableOf } from '../../model/sendable.ts';

/** What Leadlight has of a person for a CRM; no value is empty. */
export type CrmValues = Partial<Record<CrmValue, string>>;

export type CrmPerson = {
  readonly leadId: string;
  readonly values: CrmValues;
  /**
   * By which the person may be known there: what is written first, then others. None that is known not to work, which
   * may be somebody else's by now, and none of a desk (`info@`), which is shared.
   */
  readonly emails: readonly string[];
  readonly linkedin: string | null;
  /** Every slug and member token that the person is known by. */
  readonly members: readonly string[];
};

/**
 * Null: the person does not want to be contacted. No number on a do-not-call list, and no address known not to work, is
 * among the values.
 */
export function crmPersonOf(lead: Lead): CrmPerson | null {
  const sendable = sendableOf(lead);
  if (!sendable) return null;
  const { emails, phones } = sendable;
  const { contact } = lead;
  const name = tidy(lead.name);
  const { given, family } = splitName(name);
  const linkedin = linkedinOf(lead);
  const own = emails.filter(({ address }) => !isRoleAddress(address));
  // A desk's address is written only where there is none of the person's own.
  const listed = own.length > 0 ? own : emails;
  const work = listed.find(({ use }) => use === 'work') ?? listed.find(({ use }) => use === null);
  const numberFor = (...uses: readonly Phone['use'][]) => {
    const fitting = uses.flatMap((use) => phones.filter((phone) => phone.use === use));
    // What is not understood is not dialled either, and is written only where there is nothing better.
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
  const searched = own.toSorted((a, b) => Number(b === work) - Number(a === work));
  return {
    leadId: lead.id,
    values: withoutEmpty(values),
    emails: [...new Set(searched.map(({ address }) => address))],
    linkedin,
    members: lead.aliases.flatMap((alias) => /^(?:in|urn):(.+)$/s.exec(alias)?.[1] ?? []),
  };
}

/** A name from a web page may hold what no CRM takes. */
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

/** A value on its way into a field. */
export type FieldText = { readonly value: CrmValue; readonly field: string; readonly text: string };

/** Where a CRM has one field for two, the second best goes there when the best is not known. */
const FALLBACKS: readonly (readonly [best: CrmValue, other: CrmValue])[] = [
  ['work-email', 'personal-email'],
  ['phone', 'mobile'],
];

/** Which values are written where. */
export function fieldTextsOf({ fields }: CrmMapping, values: CrmValues): readonly FieldText[] {
  const chosen: CrmValues = { ...values };
  const places = new Map(Object.entries(fields) as [CrmValue, string][]); // `Object.entries` forgets what its keys are.
  for (const [best, other] of FALLBACKS) {
    const place = places.get(best);
    // By the field of the work address contacts are searched: one without it would never be found again.
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
