import { isAboutOther, withAnsweredName } from '../../model/identity/answered.ts';
import type { AnsweredPerson, ApplyPurchase, PurchasedData } from '../../model/purchase-terms.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { mergeContacts, mergeEmployees, orderEmails } from './merge.ts';

const UNNAMED: AnsweredPerson = { name: null, slug: null, isOther: false };

/**
 * How what was bought joins what is stored: nothing that an earlier purchase brought is dropped, and what is about
 * somebody else joins nothing.
 */
export function applyPurchase(data: PurchasedData | null, purchase: Purchase, at: number): ApplyPurchase {
  const source = { service: purchase.service, at };
  const answer = data && 'contact' in data ? { contact: data.contact, about: data.about ?? UNNAMED } : null;
  const isOther = (lead: Lead) => answer !== null && isAboutOther(lead, answer.about);
  return {
    otherAnswer: (lead) => {
      if (answer === null || !isOther(lead)) return null;
      const { name, slug } = answer.about;
      return { purchase: purchase.id, ...source, name, slug, contact: answer.contact, isRejected: false };
    },
    lead: (lead) => {
      if (answer === null || isOther(lead)) return lead;
      return withAnsweredName(withContact(lead, answer.contact), answer.about.name, at);
    },
    domain: (record) => {
      if (data?.operation === 'account') return { ...record, facts: data.facts };
      if (data?.operation === 'domain-patterns') return { ...record, patterns: { source, list: [...data.patterns] } };
      if (data?.operation !== 'domain-employees') return record;
      return { ...record, employees: { source, list: mergeEmployees(record.employees?.list ?? [], data.employees) } };
    },
  };
}

/** A lead with more contact data. */
export function withContact(lead: Lead, contact: Contact): Lead {
  const kept = lead.contact
    ? mergeContacts(lead.contact, contact)
    : { ...contact, emails: orderEmails(contact.emails) };
  return { ...lead, contact: kept };
}
