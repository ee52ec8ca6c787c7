import { describe, expect, it, test } from 'vitest';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import { ENOUGH_LEVELS, type EnoughLevel } from '../../../src/model/schemas/purchases/settings.ts';
import { isEnough } from '../../../src/purchasing/plan/is-enough.ts';
import { contact, email, phone } from './examples.ts';

const emails = (...all: Contact['emails']) => contact({ emails: all });
const [verified, unverified, invalid] = (['verified', 'unverified', 'invalid'] as const).map((validity) =>
  emails(email({ validity })),
);
const personal = emails(email({ use: 'personal' }));
const unknownUse = emails(email({ use: null }));
const mobile = contact({ phones: [phone()] });

/** What is known of somebody, and for which words of the user it is enough. */
const CASES: [what: string, known: Contact | null | undefined, enoughFor: EnoughLevel[]][] = [
  ['nothing', null, []],
  ['an answer with nothing to reach anybody by', contact(), []],
  ['a work address that works', verified, ['verified-work-email', 'work-email', 'email']],
  ['a work address of which nobody knows', unverified, ['work-email', 'email']],
  ['a work address that does not work', invalid, []],
  ['a personal address', personal, ['email']],
  ['an address of unknown use', unknownUse, ['email']],
  ['a number', mobile, ['phone']],
  ['a number and a personal address', { ...mobile, emails: personal.emails }, ['email', 'phone', 'email-and-phone']],
  ['a number and a dead address', { ...mobile, emails: [email({ validity: 'invalid' })] }, ['phone']],
  [
    'a dead address beside one that works',
    emails(email({ validity: 'invalid' }), email({ address: 'j@acme.example' })),
    ['verified-work-email', 'work-email', 'email'],
  ],
  [
    'a verified personal address beside an unverified one of work',
    emails(email({ use: 'personal' }), email({ validity: 'unverified' })),
    ['work-email', 'email'],
  ],
];

describe.each(CASES)('%s', (_, known, enoughFor) => {
  test.each(ENOUGH_LEVELS)('as "%s"', (enough) => {
    expect(isEnough(known ?? null, enough, false)).toBe(enoughFor.includes(enough));
  });

  test.each(ENOUGH_LEVELS)('as "%s", for who wants people with a number only', (enough) => {
    const hasPhone = (known?.phones.length ?? 0) > 0;
    expect(isEnough(known ?? null, enough, true)).toBe(hasPhone && enoughFor.includes(enough));
  });
});

it('everything is never there', () => {
  const all = { ...mobile, emails: [email(), email({ use: 'personal', address: 'j@mail.example' })] };
  expect(isEnough(all, 'everything', false)).toBe(false);
});
