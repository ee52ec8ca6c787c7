import type { Stored } from './ceql.ts';

/** What a CRM makes of a body: the record as it will be, or why it refuses. */
export type Made = { readonly record: Stored } | { readonly refusal: string };

/** One CRM's ways, behind Cloud Elements: bodies are passed through to it, and come back in its shape. */
export interface Vendor {
  /** The fields that a record of this number has from the start. */
  readonly identify: (serial: number) => Stored;
  readonly make: (body: Stored, before: Stored | null) => Made;
  /** Where an address stands, of which no two records may have the same. */
  readonly email: string;
}

const SALESFORCE_FIELDS = new Set([
  ...['FirstName', 'LastName', 'Salutation', 'Email', 'Title', 'Department', 'Phone', 'MobilePhone', 'HomePhone'],
  ...['OtherPhone', 'Fax', 'Description', 'LeadSource', 'AccountId', 'MailingStreet', 'MailingCity', 'MailingState'],
  ...['MailingPostalCode', 'MailingCountry', 'Birthdate'],
]);
/** The few names that Cloud Elements takes in small letters too (contract 4.2). */
const SMALL = new Set(['firstName', 'lastName', 'title', 'department', 'phone', 'email']);

const salesforce: Vendor = {
  identify: (serial) => {
    const id = `003${String(serial).padStart(12, '0')}AAA`;
    return { id, Id: id };
  },
  email: 'Email',
  make: (body, before) => {
    const named = Object.entries(body).map(
      ([name, value]) => [SMALL.has(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : name, value] as const,
    );
    const odd = named.find(([name]) => !SALESFORCE_FIELDS.has(name) && !/^\w+__c$/.test(name));
    if (odd) return { refusal: `No such column '${odd[0]}' on sobject of type Contact` };
    const record = { ...before, ...Object.fromEntries(named) };
    if (isBlank(record.LastName)) return { refusal: 'Required fields are missing: [LastName]' };
    const Name = [record.FirstName, record.LastName].filter((part) => !isBlank(part)).join(' ');
    return { record: withoutNulls({ ...record, Name }) };
  },
};

const hubspot: Vendor = {
  identify: (serial) => ({ id: String(51_000 + serial), vid: 51_000 + serial }),
  email: 'properties.email',
  make: (body, before) => {
    const { properties } = body;
    if (typeof properties !== 'object' || properties === null) return { refusal: 'properties must be set' };
    const odd = Object.keys(properties).find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
    if (odd !== undefined) return { refusal: `Property "${odd}" does not exist` };
    return { record: { ...before, properties: withoutNulls({ ...Object(before?.properties), ...properties }) } };
  },
};

/** Takes whatever it is sent, except nothing at all. */
const anyVendor: Vendor = {
  identify: (serial) => ({ id: 9000 + serial }),
  email: 'email',
  make: (body, before) =>
    Object.keys(body).length > 0
      ? { record: withoutNulls({ ...before, ...body }) }
      : { refusal: 'The request body must not be empty' },
};

/** By key of the element. */
export function vendorOf(element: string): Vendor {
  if (element === 'sfdc') return salesforce;
  return element === 'hubspotcrm' ? hubspot : anyVendor;
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '';

/** Nulls are filtered from replies by default; a CRM keeps an emptied text as nothing. */
function withoutNulls(record: Stored): Stored {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isBlank(value)));
}
