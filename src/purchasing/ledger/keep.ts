import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Goods, Keep } from '../../model/trade.ts';
import { mergeContacts, mergeEmployees, orderEmails } from './merge.ts';

/** How what was bought joins what is stored: nothing that an earlier purchase brought is dropped. */
export function keepGoods(goods: Goods | null, purchase: Purchase, at: number): Keep {
  const source = { service: purchase.service, at };
  return {
    lead: (lead) => {
      if (!goods || !('contact' in goods)) return lead;
      const { contact } = goods;
      const kept = lead.contact
        ? mergeContacts(lead.contact, contact)
        : { ...contact, emails: orderEmails(contact.emails) };
      return { ...lead, contact: kept };
    },
    domain: (record) => {
      if (goods?.operation === 'account') return { ...record, facts: goods.facts };
      if (goods?.operation === 'domain-patterns') return { ...record, patterns: { source, list: [...goods.patterns] } };
      if (goods?.operation !== 'domain-employees') return record;
      return { ...record, employees: { source, list: mergeEmployees(record.employees?.list ?? [], goods.employees) } };
    },
  };
}
