import type { CrmMapping } from '../../model/schemas/crm/crm.ts';

/**
 * Field names are from the bridge vendor's documentation ("contract") or live tests ("seen"), else the CRM vendor's
 * public ones. No CRM here has a LinkedIn field of its own.
 */
export const PRESETS = {
  // Contract; Description and MobilePhone are Salesforce's own. Company is a link (AccountId).
  sfdc: {
    element: 'sfdc',
    object: 'contacts',
    fields: {
      'first-name': 'FirstName',
      'last-name': 'LastName',
      title: 'Title',
      department: 'Department',
      'work-email': 'Email',
      phone: 'Phone',
      mobile: 'MobilePhone',
      notes: 'Description',
    },
    searchEmail: 'Email',
    searchLinkedin: null,
    link: '{site}/lightning/r/Contact/{id}/view',
  },
  // Contract; jobtitle and mobilephone are HubSpot's own. A link needs the portal's number, which no answer contains.
  hubspotcrm: {
    element: 'hubspotcrm',
    object: 'contacts',
    fields: {
      'first-name': 'properties.firstname',
      'last-name': 'properties.lastname',
      title: 'properties.jobtitle',
      company: 'properties.company',
      'work-email': 'properties.email',
      phone: 'properties.phone',
      mobile: 'properties.mobilephone',
    },
    searchEmail: 'email',
    searchLinkedin: null,
    link: null,
    // HubSpot reads null as "leave unchanged".
    clearsBy: 'empty-text',
  },
  // Seen: the element numbers the entries of Pipedrive's lists. Company is a link (org_id).
  pipedrive: {
    element: 'pipedrive',
    object: 'contacts',
    fields: {
      name: 'name',
      'work-email': 'email1.value',
      'personal-email': 'email2.value',
      phone: 'phone1.value',
      mobile: 'phone2.value',
    },
    searchEmail: 'email',
    searchLinkedin: null,
    link: '{site}/person/{id}',
    clearsBy: 'empty-text',
  },
  // Contract (name, officeEmail, lead_id); others seen. A contact belongs to a lead, which only the user can name.
  closeio: {
    element: 'closeio',
    object: 'contacts',
    fields: {
      name: 'name',
      title: 'title',
      'work-email': 'officeEmail',
      'personal-email': 'homeEmail',
      phone: 'officePhone',
      mobile: 'mobilePhone',
    },
    searchEmail: 'officeEmail',
    searchLinkedin: null,
    link: null,
    fixed: { lead_id: '' },
  },
  // Seen; description is Zoho's own. Company is a link (Account_Name).
  zohocrm: {
    element: 'zohocrm',
    object: 'contacts',
    fields: {
      'first-name': 'firstName',
      'last-name': 'lastName',
      title: 'title',
      department: 'department',
      'work-email': 'email',
      phone: 'phone',
      mobile: 'mobile',
      notes: 'description',
    },
    searchEmail: 'email',
    searchLinkedin: null,
    link: 'https://crm.zoho.com/crm/EntityInfo.do?module=Contacts&id={id}',
  },
  // Seen: `attributes` and the first three in it; others are Dynamics' own. Company is a link (parentcustomerid).
  dynamicscrmadfs: {
    element: 'dynamicscrmadfs',
    object: 'contacts',
    fields: {
      'first-name': 'attributes.firstname',
      'last-name': 'attributes.lastname',
      'work-email': 'attributes.emailaddress1',
      'personal-email': 'attributes.emailaddress2',
      title: 'attributes.jobtitle',
      department: 'attributes.department',
      phone: 'attributes.telephone1',
      mobile: 'attributes.mobilephone',
      notes: 'attributes.description',
    },
    searchEmail: 'emailaddress1',
    searchLinkedin: null,
    link: '{site}/main.aspx?etn=contact&pagetype=entityrecord&id={id}',
  },
  // For the user's own common resource: names from the contract's first example.
  generic: {
    element: 'generic',
    object: 'contacts',
    fields: {
      'first-name': 'firstName',
      'last-name': 'lastName',
      title: 'title',
      department: 'department',
      'work-email': 'email',
      phone: 'phone',
    },
    searchEmail: 'email',
    searchLinkedin: null,
    link: null,
  },
} as const satisfies Record<string, CrmMapping>;

/** @param element `element.key` of an instance */
export function presetFor(element: string): CrmMapping {
  const known: Readonly<Record<string, CrmMapping>> = PRESETS;
  return { ...((Object.hasOwn(known, element) ? known[element] : undefined) ?? PRESETS.generic), element };
}
