// Replies of v2, as its clients read them (contract 1.2, 1.3); the people are invented.

const PERSON = { id: 'casper-ghost', name: 'Casper Ghost', firstName: 'Casper', lastName: 'Ghost' };

/** Addresses under the first of the two namings. */
export const WORK_AND_DIRECT = {
  ...PERSON,
  title: 'Ghost',
  location: 'Attic',
  fetchedAt: '2026-01-10T09:30:00.000Z',
  workEmails: ['c.ghost@home.example', 'casper@home.example'],
  starryWorkEmail: 'casper@home.example',
  directEmails: ['casper@mail.example', 'boo@mail.example'],
  starryDirectEmail: 'casper@mail.example',
  phones: ['+1 202 007 0123', '+1 202 555 0123'],
  starryPhone: '+1 202 555 0123',
  company: {
    name: 'Home',
    universalName: 'home',
    industries: ['Haunting'],
    industryName: 'Haunting',
    domains: ['home.example'],
    companyPageUrl: 'https://home.example',
    staffCount: 3,
    description: 'A house.',
    addresses: [{ country: 'US', city: 'Friendship', postalCode: '04547', line1: '1 Attic Road' }],
    mainAddress: { country: 'US', city: 'Friendship', postalCode: '04547', line1: '1 Attic Road' },
  },
};

/** The same under the second. */
export const PROFESSIONAL_AND_PERSONAL = {
  ...PERSON,
  title: 'Ghost',
  companyName: 'Home',
  location: 'Attic',
  fetchedAt: Date.UTC(2026, 0, 10, 9, 30),
  professionalEmails: ['c.ghost@home.example', 'casper@home.example'],
  starryProfessionalEmail: 'casper@home.example',
  personalEmails: ['casper@mail.example', 'boo@mail.example'],
  starryPersonalEmail: 'casper@mail.example',
  phones: [
    { phone: '+1 202 007 0123', type: 'work' },
    { phone: '+1 202 555 0123', type: 'mobile' },
  ],
  starryPhone: '+1 202 555 0123',
};

/** The shape between the generations, which the host of v2 gives without `accept-version`. */
export const IN_BETWEEN = {
  ...PERSON,
  emails: [
    { email: 'c.ghost@home.example', valid: false },
    { email: 'casper@home.example', valid: true },
    { email: 'casper@mail.example', valid: null },
  ],
  professionalEmail: 'casper@home.example',
  starryProfessionalEmail: 'casper@home.example',
  professionalEmails: ['c.ghost@home.example', 'casper@home.example'],
  personalEmail: 'casper@mail.example',
  starryPersonalEmail: 'casper@mail.example',
  personalEmails: ['casper@mail.example', 'boo@mail.example'],
  phone: '+1 202 555 0123',
  starryPhone: '+1 202 555 0123',
  phones: ['+1 202 007 0123', '+1 202 555 0123'],
  title: 'Ghost',
  companyName: 'Home',
  location: 'Attic',
  fetchedAt: Date.UTC(2026, 0, 10, 9, 30),
  processingTime: 2.1,
};

/** `GET /keys/remainingCredits`; -1 is without a limit. */
export const REMAINING = { workEmailCredits: 90, personalEmailCredits: 40, phoneCredits: 12, exportCredits: -1 };

/** `GET /keys/rateLimits`. */
export const RATE_LIMITS = { dailyLimit: 500, hourlyLimit: 500, minutelyLimit: 60 };

/** A 402: one pool is empty. */
export const NO_PHONE_CREDITS = { message: 'No credits left', reason: 'No phone credits left' };
