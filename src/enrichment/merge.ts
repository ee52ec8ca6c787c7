import type { Employee } from '../model/company.ts';
import type { Contact, Email, Phone, Source } from '../model/contact.ts';
import type { Lead } from '../model/lead.ts';

/** Two answers about one person as one. Later words win where they contradict; no value, and no source of one, is dropped. */
export function mergeContacts(earlier: Contact, later: Contact): Contact {
  return {
    emails: orderEmails(mergeBy(earlier.emails, later.emails, emailKey, joinEmails)),
    phones: mergeBy(earlier.phones, later.phones, phoneKey, (old, fresh) => ({
      ...fresh,
      sources: joinSources(old.sources, fresh.sources),
    })),
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
    aliases: [...new Set([...earlier.aliases, ...later.aliases])],
    contact: contact ?? earlier.contact ?? later.contact,
    savedAt: earlier.savedAt,
  };
}

/** Employees of several purchases of one domain; the contract gives them no id, so name and first address tell them apart. */
export function mergeEmployees(earlier: readonly Employee[], later: readonly Employee[]): Employee[] {
  const key = (employee: Employee) => `${employee.name.toLowerCase()}|${employee.emails[0]?.address ?? ''}`;
  return mergeBy(earlier, later, key, (_, fresh) => fresh);
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
