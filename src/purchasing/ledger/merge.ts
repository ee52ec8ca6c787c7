import { markDoNotCall, wordsOn } from '../../model/addresses/do-not-call.ts';
import { addressKey, mayWork } from '../../model/addresses/email-address.ts';
import { numberKey } from '../../model/addresses/phone-writing.ts';
import { joinNames } from '../../model/identity/provenance.ts';
import type { Employee } from '../../model/schemas/people/company.ts';
import type { Contact, Email, EmailProvenance, Phone, Provenance, Saying } from '../../model/schemas/people/contact.ts';
import { type Lead, MAX_NOTES_LENGTH, MAX_TAGS } from '../../model/schemas/people/lead.ts';

/**
 * Two answers about one person as one, value by value. No value, and no source of one, is dropped; what only one can be
 * right about (title, company, location) is the word of the source whose data is the freshest.
 */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
  return {
    emails: orderEmails(mergeBy(earlier.emails, later.emails, emailKey, joinEmails)),
    phones: markDoNotCall(mergeBy(earlier.phones, later.phones, numberKey, joinPhones)),
    title: fresher(earlier.title, later.title),
    company: fresher(earlier.company, later.company),
    location: fresher(earlier.location, later.location),
    gatheredAt: later.gatheredAt ?? earlier.gatheredAt,
    optedOut: later.optedOut ?? earlier.optedOut,
    sources: joinSources(earlier.sources, later.sources),
  };
}

/** Two leads that turned out to be one person; the earlier one's id lives on. */
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
    tags: [...new Set([...earlier.tags, ...later.tags])].slice(0, MAX_TAGS),
    notes: [...new Set([earlier.notes, later.notes].filter(Boolean))].join('\n').slice(0, MAX_NOTES_LENGTH),
    savedAt: earlier.savedAt,
  };
}

/**
 * Employees of several purchases of one domain. The contract gives them no id: name and first address (or number) tell
 * them apart, and what two entries say that nothing tells apart is kept together.
 */
export function mergeEmployees(earlier: readonly Employee[], later: readonly Employee[]): Employee[] {
  const key = ({ name, emails: [email], phones: [phone] }: Employee) =>
    `${name} ${email?.address ?? (phone ? numberKey(phone) : '')}`.toLowerCase();
  // All as fresh ones: within one answer, too, two entries can be the same.
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
 * Current ones first, work before personal, then by what services say of their validity, and by how many more name than
 * doubt them.
 */
export function orderEmails(emails: readonly Email[]): Email[] {
  const rank = (email: Email) =>
    (mayWork(email) ? 0 : 100) +
    (email.current ? 0 : 10) +
    (email.use === 'personal' ? 3 : 0) +
    RANK[email.validity] -
    sum(email.sources.map(({ validity }) => (validity === 'invalid' ? -1 : 1))) / 10;
  return emails.toSorted((a, b) => rank(a) - rank(b));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const emailKey = (email: Email) => addressKey(email.address);

function joinEmails(old: Email, fresh: Email): Email {
  const sources = joinSources(old.sources, fresh.sources, (earlier, later) =>
    // "Unverified" says nothing: it does not undo what the same service knew before.
    later.validity === 'unverified' ? { ...later, validity: earlier.validity } : later,
  );
  return { ...fresh, use: fresh.use ?? old.use, validity: validityOf(sources), sources };
}

/** What all say together: who has seen an address work outweighs who doubts it; the doubt is shown beside. */
function validityOf(sources: readonly EmailProvenance[]): Email['validity'] {
  const words = sources.map(({ validity }) => validity);
  return words.includes('verified') ? 'verified' : words.includes('invalid') ? 'invalid' : 'unverified';
}

function joinPhones(old: Phone, fresh: Phone): Phone {
  // Whoever says "do not call" is heeded, until that service itself takes it back.
  const sources = joinSources(wordsOn(old), wordsOn(fresh));
  const isDoNotCall = sources.some((source) => source.isDoNotCall);
  return { ...fresh, use: fresh.use ?? old.use, isDoNotCall, sources };
}

function fresher(old: Saying | null, fresh: Saying | null): Saying | null {
  if (!old || !fresh) return fresh ?? old;
  // What a service says now replaces what it said before, whatever date it gives its data.
  return fresh.service === old.service || fresh.at >= old.at ? fresh : old;
}

/** One entry a service: its latest word. */
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
