import { markDoNotCall, wordsOn } from '../../model/addresses/do-not-call.ts';
import { isEarlier, lastReportedAt } from '../../model/addresses/earlier.ts';
import { addressKey, mayWork } from '../../model/addresses/email-address.ts';
import { numberKey } from '../../model/addresses/phone-writing.ts';
import { joinNames } from '../../model/identity/provenance.ts';
import type { Employee } from '../../model/schemas/people/company.ts';
import {
  type Contact,
  type Email,
  type EmailProvenance,
  MAX_UNREAD,
  type Phone,
  type PhoneProvenance,
  type Provenance,
  type Saying,
  type UnreadValue,
} from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { joinNotes } from '../../model/words/notes.ts';
import { changeTags } from '../../model/words/tags.ts';

/** No value, and no source of one, is dropped. Title, company and location come from the freshest source. */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
  const unread = joinUnread(earlier, later);
  const companyDomain = fresher(earlier.companyDomain ?? null, later.companyDomain ?? null);
  return {
    emails: orderEmails(mergeBy(earlier.emails, later.emails, emailKey, joinEmails)),
    phones: orderPhones(markDoNotCall(mergeBy(earlier.phones, later.phones, numberKey, joinPhones))),
    title: fresher(earlier.title, later.title),
    company: fresher(earlier.company, later.company),
    location: fresher(earlier.location, later.location),
    gatheredAt: later.gatheredAt ?? earlier.gatheredAt,
    optedOut: later.optedOut ?? earlier.optedOut,
    sources: joinSources(earlier.sources, later.sources),
    ...(companyDomain ? { companyDomain } : {}),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

/** Retracts nothing: what either contact was asked for is not known. */
export function mergeLeads(earlier: Lead, later: Lead): Lead {
  const contact = earlier.contact && later.contact ? mergeContacts(earlier.contact, later.contact) : null;
  return {
    ...later,
    ...joinNames(earlier, later),
    id: earlier.id,
    headline: later.headline ?? earlier.headline,
    company: later.company ?? earlier.company,
    location: later.location ?? earlier.location,
    aliases: [...new Set([...earlier.aliases, ...later.aliases])],
    contact: contact ?? earlier.contact ?? later.contact,
    inCrm: later.inCrm ?? earlier.inCrm,
    tags: changeTags(earlier.tags, { add: later.tags, remove: [] }),
    notes: joinNotes(earlier.notes, later.notes),
    savedAt: earlier.savedAt,
    formerIds: [...new Set([...(earlier.formerIds ?? []), later.id, ...(later.formerIds ?? [])])],
  };
}

/** Services give employees no id: name and first address (or number) tell them apart, also within one answer. */
export function mergeEmployees(earlier: readonly Employee[], later: readonly Employee[]): Employee[] {
  const key = ({ name, emails: [email], phones: [phone] }: Employee) =>
    `${name} ${email?.address ?? (phone ? numberKey(phone) : '')}`.toLowerCase();
  return mergeBy([], [...earlier, ...later], key, joinEmployees);
}

function joinEmployees(old: Employee, fresh: Employee): Employee {
  return {
    ...fresh,
    title: fresh.title ?? old.title,
    company: fresh.company ?? old.company,
    location: fresh.location ?? old.location,
    emails: mergeBy(old.emails, fresh.emails, emailKey, joinEmails),
    phones: markDoNotCall(mergeBy(old.phones, fresh.phones, numberKey, joinPhones)),
  };
}

const RANK = { verified: 0, unverified: 1, invalid: 2 } as const;

/**
 * Those still reported first, of these current, then work before personal, then by validity, then by how many more
 * sources name than doubt the address; newest first of equals.
 */
export function orderEmails(emails: readonly Email[]): Email[] {
  const rank = (email: Email) =>
    (isEarlier(email) ? 1000 : 0) +
    (mayWork(email) ? 0 : 100) +
    (email.current ? 0 : 10) +
    (email.use === 'personal' ? 3 : 0) +
    RANK[email.validity] -
    sum(email.sources.filter(isStanding).map(({ validity }) => (validity === 'invalid' ? -1 : 1))) / 10;
  return emails.toSorted((a, b) => rank(a) - rank(b) || byDay(a, b));
}

export function orderPhones(phones: readonly Phone[]): Phone[] {
  return phones.toSorted((a, b) => Number(isEarlier(a)) - Number(isEarlier(b)) || byDay(a, b));
}

const DAY = 86_400_000;

/** What one click brings of two sources is equally new. */
const byDay = (a: Email | Phone, b: Email | Phone) =>
  Math.floor(lastReportedAt(b) / DAY) - Math.floor(lastReportedAt(a) / DAY);

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const emailKey = (email: Email) => addressKey(email.address);

function joinEmails(old: Email, fresh: Email): Email {
  const sources = joinSources(old.sources, fresh.sources, (earlier, said) => {
    const later = fresherWord(earlier, said);
    // "Unverified" says nothing: it doesn't undo what the same service knew before.
    return later.validity === 'unverified' ? { ...later, validity: earlier.validity } : later;
  });
  return { ...fresh, use: fresh.use ?? old.use, validity: validityOf(sources), sources };
}

const isStanding = ({ retractedAt }: EmailProvenance) => retractedAt === undefined;

/**
 * Having seen an address work outweighs doubt; the doubt is shown beside it. Beside words that stand, a retracted one
 * counts only as doubt: a service that drops an address which did not work has not seen it work since.
 */
export function validityOf(sources: readonly EmailProvenance[]): Email['validity'] {
  const counting = sources.filter((source) => isStanding(source) || source.validity === 'invalid');
  const words = (sources.some(isStanding) ? counting : sources).map(({ validity }) => validity);
  return words.includes('verified') ? 'verified' : words.includes('invalid') ? 'invalid' : 'unverified';
}

function joinPhones(old: Phone, fresh: Phone): Phone {
  // A service's "do not call" holds until that service itself takes it back.
  const sources = joinSources(wordsOn(old), wordsOn(fresh), fresherWord);
  const isDoNotCall = sources.some((source) => source.isDoNotCall);
  return { ...fresh, use: fresh.use ?? old.use, isDoNotCall, sources };
}

/** Of two people who turn out to be one, the later saved may have been asked earlier. */
function fresherWord<W extends EmailProvenance | PhoneProvenance>(old: W, later: W): W {
  const isOutdated = later.retractedAt !== undefined && (old.retractedAt ?? old.at) > later.retractedAt;
  return isOutdated ? old : later;
}

function fresher(old: Saying | null, fresh: Saying | null): Saying | null {
  if (!old || !fresh) return fresh ?? old;
  // A service's new word replaces its old one, whatever date it gives its data.
  return fresh.service === old.service || fresh.at >= old.at ? fresh : old;
}

/** The last ones, if there are too many. */
function joinUnread({ unread: old = [] }: Contact, { unread: fresh = [] }: Contact): UnreadValue[] {
  return mergeBy(
    old,
    fresh,
    ({ service, text }) => `${service} ${text}`,
    (_, later) => later,
  ).slice(-MAX_UNREAD);
}

function joinSources<S extends Provenance>(
  old: readonly S[],
  fresh: readonly S[],
  join: (earlier: S, later: S) => S = (_, later) => later,
): S[] {
  return mergeBy(old, fresh, (source) => source.service, join);
}

function mergeBy<T>(
  old: readonly T[],
  fresh: readonly T[],
  key: (item: T) => string,
  join: (old: T, fresh: T) => T,
): T[] {
  const merged = new Map(old.map((item) => [key(item), item]));
  for (const item of fresh) {
    const earlier = merged.get(key(item));
    merged.set(key(item), earlier ? join(earlier, item) : item);
  }
  return [...merged.values()];
}
