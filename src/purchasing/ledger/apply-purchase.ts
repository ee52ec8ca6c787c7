import { isAboutOther, withAnsweredName } from '../../model/identity/answered.ts';
import type { AnsweredPerson, ApplyPurchase, PersonData, PurchasedData } from '../../model/purchase-terms.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { mergeContacts, mergeEmployees, orderEmails } from './merge.ts';
import { type ContactAnswer, reportsAsked, retractMissing } from './retract.ts';

const UNNAMED: AnsweredPerson = { name: null, slug: null, isOther: false };

/** Merges a purchase into what is stored: earlier purchases lose nothing, and data about someone else is kept apart. */
export function applyPurchase(data: PurchasedData | null, purchase: Purchase, at: number): ApplyPurchase {
  const source = { service: purchase.service, at };
  const answer = data && 'contact' in data ? answerOf(data, purchase, at) : null;
  const about = (data && 'contact' in data && data.about) || UNNAMED;
  const isOther = (lead: Lead) => answer !== null && isAboutOther(lead, about);
  return {
    otherAnswer: (lead) => {
      if (answer === null || !isOther(lead)) return null;
      const { name, slug } = about;
      return { purchase: purchase.id, ...source, ...answer, name, slug, isRejected: false };
    },
    lead: (lead) => {
      if (answer === null || isOther(lead)) return lead;
      return withAnsweredName(withContact(lead, answer), about.name, at);
    },
    domain: (record) => {
      if (data?.operation === 'account') return { ...record, facts: data.facts };
      if (data?.operation === 'domain-patterns') return { ...record, patterns: { source, list: [...data.patterns] } };
      if (data?.operation !== 'domain-employees') return record;
      return { ...record, employees: { source, list: mergeEmployees(record.employees?.list ?? [], data.employees) } };
    },
  };
}

function answerOf({ contact, reports }: PersonData, { service, asked }: Purchase, at: number) {
  return { service, at, contact, ...(reports ? { reports: reportsAsked(reports, asked) } : {}) };
}

/** What the answer brought, with what was known; what its service no longer reports becomes earlier. */
export function withContact(lead: Lead, answer: ContactAnswer): Lead {
  const { contact } = answer;
  if (!lead.contact) return { ...lead, contact: { ...contact, emails: orderEmails(contact.emails) } };
  return { ...lead, contact: retractMissing(mergeContacts(lead.contact, contact), answer) };
}
