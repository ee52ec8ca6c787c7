import type { ApplyPurchase, PurchasedData } from '../../model/purchase-terms.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { mergeContacts, mergeEmployees, orderEmails } from './merge.ts';

/** How what was bought joins what is stored: nothing that an earlier purchase brought is dropped. */
export function applyPurchase(data: PurchasedData | null, purchase: Purchase, at: number): ApplyPurchase {
  const source = { service: purchase.service, at };
  return {
    lead: (lead) => {
      if (!data || !('contact' in data)) return lead;
      const { contact } = data;
      const kept = lead.contact
        ? mergeContacts(lead.contact, contact)
        : { ...contact, emails: orderEmails(contact.emails) };
      return { ...lead, contact: kept };
    },
    domain: (record) => {
      if (data?.operation === 'account') return { ...record, facts: data.facts };
      if (data?.operation === 'domain-patterns') return { ...record, patterns: { source, list: [...data.patterns] } };
      if (data?.operation !== 'domain-employees') return record;
      return { ...record, employees: { source, list: mergeEmployees(record.employees?.list ?? [], data.employees) } };
    },
  };
}
