import { PRESETS } from '../../../src/crm/mapping/presets.ts';
import type { CrmMapping, CrmRecord } from '../../../src/model/schemas/crm/crm.ts';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';

export const SALESFORCE: CrmMapping = PRESETS.sfdc;
/** With a field of the user's own for LinkedIn addresses. */
export const WITH_LINKEDIN: CrmMapping = {
  ...PRESETS.sfdc,
  fields: { ...PRESETS.sfdc.fields, linkedin: 'LinkedIn__c' },
  searchLinkedin: 'LinkedIn__c',
};

export const JANE_CONTACT: Contact = contact({
  emails: [email(), email({ address: 'jane@home.example', use: 'personal', validity: 'unverified' })],
  phones: [phone({ use: 'mobile' }), phone({ use: 'direct', e164: '+33139980001', display: '+33 1 39 98 00 01' })],
  title: { text: 'Head of Growth', service: 'kaspr', at: NOW },
});

/** Jane as she is saved; a test says what is different. */
export function lead(different: Partial<Lead> = {}): Lead {
  return {
    id: 'lead-1',
    aliases: ['in:jane-doe', 'urn:ACoAAJane'],
    name: 'Jane Doe',
    headline: 'Growth, tea & cats',
    company: 'Acme',
    location: 'Paris',
    contact: JANE_CONTACT,
    savedAt: NOW,
    inCrm: null,
    tags: [],
    notes: 'Likes tea.',
    ...different,
  };
}

export const withContact = (different: Partial<Contact>): Lead => lead({ contact: { ...JANE_CONTACT, ...different } });

/** What is written of Jane into an empty Salesforce contact. */
export const JANE_FIELDS = {
  FirstName: 'Jane',
  LastName: 'Doe',
  Title: 'Head of Growth',
  Email: 'jane@acme.example',
  Phone: '+33139980001',
  MobilePhone: '+33639980012',
  Description: 'Likes tea.',
};

export const record = (fields: Record<string, unknown>, id = '003A'): CrmRecord => ({ id, fields: { id, ...fields } });
