import type { Employee } from '../model/company.ts';
import type { Contact, Email, Phone, Source } from '../model/contact.ts';
import type { Lead } from '../model/lead.ts';

/** Two answers about one person as one. Later words win where they contradict; no value, and no source of one, is dropped. */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
  return {
    emails: orderEmails(mergeBy(earlier.emails, later.emails, emailKey, joinEmails)),
    phones: mergeBy(earlier.phones, later.phones, phoneKey, joinPhones),
    title: later.title ?? earlier.title,
    company: later.company ?? earlier.company,
    location: later.location ?? earlier.location,
    gatheredAt: later.gatheredAt ?? earlier.gatheredAt,
    sources: joinSources(earlier.sources, later.sources),
  };
}

/** Two leads that turned out to be one person; the earlier one's id lives on. */
export function mergeLeads(earlier: Lead, later: Lead): Lead {
  const contact = earlier.contact && later.contact ? mergeContacts(earlier.contact, later.contact) : null;
  return {
    ...later,
    id: earlier.id,
    headline: later.headline ?? earlier.headline,
    company: later.company ?? earlier.company,
    location: later.location ?? earlier.location,
    aliases: [...new Set([...earlier.aliases, ...later.aliases])],
    contact: contact ?? earlier.contact ?? later.contact,
    savedAt: earlier.savedAt,
  };
}

/**
 * Employees of several purchases of one domain. The contract gives them no id: name and first address (or number) tell them apart,
 * and what two entries say that nothing tells apart is kept together.
 */
export function mergeEmployees(earlier: readonly Employee[], later: readonly Employee[]): Employee[] {
  const key = ({ name, emails: [email], phones: [phone] }: Employee) =>
    `${name} ${email?.address ?? (phone ? phoneKey(phone) : '')}`.toLowerCase();
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
    phones: mergeBy(old.phones, fresh.phones, phoneKey, joinPhones),
  };
}

const RANK = { verified: 0, unverified: 1, invalid: 2 } as const;

/** Current ones first, work before personal, then by what the service says of their validity. */
export function orderEmails(emails: readonly Email[]): Email[] {
  const rank = (email: Email) =>
    (email.validity === 'invalid' ? 100 : 0) +
    (email.current ? 0 : 10) +
    (email.use === 'personal' ? 3 : 0) +
    RANK[email.validity];
  return emails.toSorted((a, b) => rank(a) - rank(b));
}

const emailKey = (email: Email) => email.address.toLowerCase();
const phoneKey = (phone: Phone) => phone.e164 ?? phone.display;

function joinEmails(old: Email, fresh: Email): Email {
  return {
    ...fresh,
    use: fresh.use ?? old.use,
    // "Unverified" says nothing: it does not undo what an earlier answer knew.
    validity: fresh.validity === 'unverified' ? old.validity : fresh.validity,
    sources: joinSources(old.sources, fresh.sources),
  };
}

function joinPhones(old: Phone, fresh: Phone): Phone {
  return { ...fresh, sources: joinSources(old.sources, fresh.sources) };
}

/** One entry a service: its latest word. */
function joinSources(old: readonly Source[], fresh: readonly Source[]): Source[] {
  return mergeBy(
    old,
    fresh,
    (source) => source.service,
    (_, later) => later,
  );
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
