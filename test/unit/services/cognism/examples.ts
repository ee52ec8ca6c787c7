// The vendor's examples of Cognism's current API (contracts 2.2), every field in its place; names, addresses and
// numbers are invented.

const REDEEM_ID =
  'MzRkNjMzYjctNDFlYS0zYWM3LWEyODAtNDMxZDcxZmQ3N2ViO2IxMjBjOTdhLTlhNTItM2E3Zi1iNzNiLTg3MGUzYjQ0M2MxOTtlZmM2ZDk3NS04NTk5LTM4YWItOGNmZS1lMWM0MmFjMTZkYzY=';

/** The id that enrich gave for the same person in another job, and without the padding. */
export const EARLIER_REDEEM_ID =
  'MzRkNjMzYjctNDFlYS0zYWM3LWEyODAtNDMxZDcxZmQ3N2ViOzhkMDlhZGJhLTczMDYtMzhlMS1iODRiLWU4NmU2OWU3MGU3YjtlZmM2ZDk3NS04NTk5LTM4YWItOGNmZS1lMWM0MmFjMTZkYzY';

/** `POST /contact/enrich` by LinkedIn address, entitled to all (Advanced). */
export const ENRICHED_CONTACT = {
  matchScore: 45,
  results: [
    {
      id: '7351d07c-9118-403b-a7c1-d6510cc0c378',
      fullName: 'Casper Ghost',
      firstName: 'Casper',
      lastName: 'Ghost',
      jobTitle: 'CTO',
      hasManagementLevel: true,
      hasSeniority: true,
      hasJobFunction: true,
      hasPositionStartDate: true,
      hasEmail: true,
      hasMobilePhoneNumbers: false,
      hasDirectPhoneNumbers: false,
      hasJobJoinEvent: false,
      hasJobLeaveEvent: false,
      hasLocationMoveEvent: false,
      hasCountry: true,
      hasState: false,
      hasCity: true,
      hasZip: false,
      hasStreet: true,
      hasLinkedinUrl: true,
      hasEducation: true,
      hasPreviousAccounts: true,
      hasSkills: true,
      hasLastConfirmed: true,
      redeemId: EARLIER_REDEEM_ID,
      account: {
        id: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
        name: 'Haunted House',
        hasDomain: true,
        hasIndustries: true,
        hasWebsite: true,
        hasLinkedinUrl: true,
        hasSize: true,
        hasOfficePhoneNumbers: false,
        hasHqPhoneNumbers: true,
      },
    },
  ],
};

const {
  hasMobilePhoneNumbers: _mobile,
  hasDirectPhoneNumbers: _direct,
  ...standard
} = ENRICHED_CONTACT.results[0] ?? {};

/** The same, of an account that is not entitled to numbers (Standard): the flags are not there. */
export const ENRICHED_CONTACT_STANDARD = { matchScore: 45, results: [standard] };

/** `POST /contact/redeem`. */
export const REDEEMED_CONTACT = {
  totalResults: 1,
  results: [
    {
      account: {
        name: 'Haunted House',
        id: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
        officePhoneNumbers: [
          {
            number: '+12025550164',
            numberType: 'FIXED_LINE_OR_MOBILE',
            label: 'COMPANY_SWITCHBOARD',
            score: 20,
            dnc: false,
            addressType: 'office',
          },
        ],
        hiringEvent: [{ country: 'Germany', jobTitle: 'Haunter', employer: 'Haunted House', jobDate: '2023-09-05' }],
        headcount: 500,
        sizeTo: 1000,
        sizeFrom: 501,
        location: [
          { addressType: 'office', country: 'Croatia', state: 'Zadarska', city: 'Zadar', street: '16 Invented' },
          { addressType: 'hq', country: 'United Kingdom', state: 'England', city: 'London', street: '92 Invented' },
        ],
        technologies: ['git', 'Vue.js'],
        type: 'Privately Held',
        domain: 'example.com',
        industry: ['Computer Software'],
        revenue: 67_000_000,
        linkedinUrl: 'https://www.linkedin.com/company/haunted-house',
        website: 'example.com',
        founded: 2013,
        lastConfirmed: 1_677_741_025_000,
        naics: ['51', '5182'],
        sic: ['73', '737'],
        shortDescription: 'A house with a ghost.',
        description: 'A house with a ghost.\n\nIt is a leader in its field.',
      },
      jobTitle: 'Chief Innovation Officer',
      lastName: 'Ghost',
      firstName: 'Casper',
      fullName: 'Casper Ghost',
      id: '34d633b7-41ea-3ac7-a280-431d71fd77eb',
      privacyNotificationSent: true,
      previousAccounts: [{ name: 'Attic', end: 'March 2016', title: 'Manager', start: 'September 2013' }],
      skills: ['Servlets', 'Akka'],
      linkedinUrl: 'https://www.linkedin.com/in/casper-ghost',
      email: {
        address: 'casper.ghost@example.com',
        quality: 'HIGH_PLUS',
        sha256: '8196f25443a02b758c7fbd4b5c0ce86c71eadda92f49709eb5e2e3515d586929',
      },
      education: [{ start: '2000', end: '2005', school: 'FER', degree: 'Master of Science' }],
      country: 'Croatia',
      jobLeaveEvent: [{ date: '31.08.2023', from: { name: 'Attic', title: 'CTO' }, to: { name: 'Haunted House' } }],
      jobJoinEvent: [{ date: '01.09.2023', from: { name: 'Attic' }, to: { name: 'Haunted House' } }],
      mobilePhoneNumbers: [
        { number: '+33639980077', numberType: 'MOBILE', label: 'DIRECT_DIAL', score: 99, dnc: false },
      ],
      positionStartDate: 'September 2023',
      jobFunction: ['BUSINESS', 'OVERSIGHT'],
      managementLevel: 'Executive-Level',
      lastConfirmed: 1_714_687_499_208,
      redeemId: REDEEM_ID,
    },
  ],
};

/** `POST /account/enrich`. */
export const ENRICHED_ACCOUNT = {
  matchScore: 45,
  results: [
    {
      id: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
      name: 'Haunted House',
      hasDomain: true,
      hasIndustries: true,
      hasHeadcount: true,
      hasOfficePhoneNumbers: false,
      hasHqPhoneNumbers: true,
    },
  ],
};

/** `POST /account/redeem`: `total` and `result`, and the same list once as `locations` and once as `location`. */
export const REDEEMED_ACCOUNT = {
  total: 1,
  result: [
    {
      id: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
      name: 'Haunted House',
      domain: 'example.com',
      industries: ['Computer Software'],
      description: 'A house.',
      shortDescription: 'A house.',
      founded: 2015,
      website: 'example.com',
      linkedinUrl: 'https://www.linkedin.com/company/haunted-house/',
      revenue: 17_000_000,
      naics: ['5182', '51'],
      sic: ['737', '73'],
      sizeFrom: 201,
      sizeTo: 500,
      tech: ['Replicated'],
      type: 'Public Company',
      officePhoneNumbers: [{ number: '+12025550164', score: 20, dnc: false, label: 'COMPANY_SWITCHBOARD' }],
      hqPhoneNumbers: [{ number: '442071838750', score: 20, dnc: false, label: 'COMPANY_SWITCHBOARD' }],
      location: [
        { type: 'hq', country: 'United Kingdom', state: 'England', city: 'London', street: '92 Invented' },
        { type: 'office', country: 'United States', state: 'New York', city: 'New York', zip: '10010' },
      ],
      companyHiring: [{ employer: 'Haunted House', jobTitle: 'Manager', jobDate: '2021-09-14', internship: false }],
    },
  ],
};

/** `GET /entitlement/contactEntitlementSubscription`. */
export const ENTITLEMENTS = {
  'contact Entitlement': {
    city: false,
    lastConfirmed: true,
    directPhoneNumbers: false,
    mobilePhoneNumbers: false,
    lastName: true,
    jobTitle: true,
    email: true,
    officePhoneNumbers: true,
    hqPhoneNumbers: false,
    linkedinUrl: true,
    account: true,
  },
};

/** Observed. */
export const MISSING_CREDENTIALS = [{ key: 'MissingCredentials', code: 401, msg: 'Missing required credentials' }];
export const ROUTE_NOT_FOUND = [{ key: 'RouteNotFound', code: 404, msg: 'Not found' }];
/** By the vendor's guide. */
export const RATE_LIMIT_EXCEEDED = { errors: [{ code: 88, message: 'Rate limit exceeded' }] };
