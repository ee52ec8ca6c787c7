import { describe, expect, it, test, vi } from 'vitest';
import type { KnownSet, Sync } from '../../../src/model/schemas/people/product-check.ts';
import type { ConnectionView } from '../../../src/model/views/views.ts';
import { entitlementsText } from '../../../src/options/connections/entitlements-text.ts';
import { failureHere, savedText, verifiedText } from '../../../src/options/connections/verified-text.ts';
import {
  failedText,
  isReading,
  knownText,
  progressText,
  shareRead,
} from '../../../src/options/product/product-text.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const NOW = new Date(2026, 0, 15, 14, 5).getTime();

const VIEW: ConnectionView = {
  ...{
    service: 'kaspr',
    hasKey: true,
    hasSecretKey: false,
    hasElementToken: false,
    isVerified: true,
    keyTail: '0001',
    user: 'sam@example.com',
    credits: null,
    pools: null,
  },
  ...{ base: '', defaultBase: '', keyForm: 'auto', generation: 'auto', foundGeneration: 1, entitlements: [] },
};

describe('a key that works', () => {
  test.each<[Partial<ConnectionView>, string]>([
    [{}, 'This key works. It belongs to sam@example.com. It is for generation 1 of Kaspr’s API.'],
    [
      { user: null, base: 'https://developer.kaspr.fr' },
      'This key works. It is for generation 1 of Kaspr’s API. It is used at developer.kaspr.fr, because developer.kaspr.io did not answer.',
    ],
    [{ user: null, credits: 7.5 }, 'This key works. It is for generation 1 of Kaspr’s API. Credits left: 7.5.'],
    [
      {
        foundGeneration: 2,
        credits: 15,
        pools: { 'work-email': 12, 'personal-email': null, phone: 'unlimited', export: 3 },
      },
      'This key works. It belongs to sam@example.com. It is for v2 of Kaspr’s API. Left: work e-mail 12, phone unlimited.',
    ],
    [
      { service: 'cognism', user: null, entitlements: ['fullName', 'email'] },
      'This key works. Your account may see: e-mail, name.',
    ],
    [{ service: 'cognism2016', user: null }, 'Cognism’s API of 2016 takes these keys.'],
    [{ service: 'kissmetrics', user: 'One, Two' }, 'This token works. Accounts it sees: One, Two.'],
    [{ service: 'kissmetrics', user: null }, 'This token works.'],
  ])('%j: %s', (view, says) => {
    expect(verifiedText({ ...VIEW, ...view })).toBe(says);
  });
});

describe('a key that is saved', () => {
  const SAVED = 'A key is saved. It ends in 0001. Enter a new one to replace it.';

  test.each<[Partial<ConnectionView>, string]>([
    [{}, `${SAVED} Belongs to sam@example.com.`],
    [{ isVerified: false, user: null }, `${SAVED} Not verified yet.`],
    [{ isVerified: true, user: null }, SAVED],
    [
      { isVerified: false, user: null, keyTail: null },
      'A key is saved. Enter a new one to replace it. Not verified yet.',
    ],
    [{ service: 'cognism', isVerified: false, user: null }, `${SAVED} Not verified yet.`],
    [{ service: 'cognism2016', isVerified: false, user: null }, `${SAVED} Not verified yet.`],
    [{ service: 'cognism', user: null, entitlements: ['email'] }, `${SAVED} Your account may see: e-mail.`],
    [{ service: 'cognism2016', user: null }, SAVED],
    [{ service: 'kissmetrics', user: 'One' }, `${SAVED} Accounts it sees: One.`],
    [{ service: 'cloudElements', user: null }, SAVED],
    [{ service: 'cloudElements', user: null, hasSecretKey: true }, `${SAVED} Also saved: organization secret.`],
    [
      { service: 'cloudElements', isVerified: false, user: null, hasSecretKey: true, hasElementToken: true },
      `${SAVED} Also saved: organization secret and element token. Not verified yet.`,
    ],
  ])('%j: %s', (view, says) => {
    expect(savedText({ ...VIEW, ...view })).toBe(says);
  });
});

test.each([
  [['email', 'mobilePhoneNumbers', 'directPhoneNumbers'], 'Your account may see: e-mail, mobile, direct number.'],
  [['lastName', 'email', 'firstName', 'id'], 'Your account may see: e-mail, name.'],
  [['intentTopics', 'officePhoneNumbers'], 'Your account may see: office number, intentTopics.'],
  [['jobTitle'], 'Your account may see: job title. It may see neither e-mail addresses nor phone numbers.'],
  [[], 'It may see neither e-mail addresses nor phone numbers.'],
])('entitlements %j: %s', (names, says) => {
  expect(entitlementsText(names)).toBe(says);
});

it('failures lead to what can be done here, not to the options', () => {
  const of = { service: 'kissmetrics' } as const;
  const failures = [
    { kind: 'bad-key', ...of },
    { kind: 'bad-key', service: 'cognism' },
    { kind: 'no-permission', hosts: 'https://api.kissmetrics.com/*' },
    { kind: 'refused', ...of, status: 422 },
    { kind: 'not-offered', ...of },
  ] as const;
  for (const failure of failures) expect(failureHere(failure)).not.toMatch(/in the options|domain/);
});

const SYNC: Sync = {
  ...{ set: 1, phase: 'poll', startedAt: NOW, endedAt: null, goOnAt: NOW, ways: null, statusUrl: null, polls: 1 },
  ...{ progress: 0.25, next: null, columns: [], read: 0, kept: 0, addresses: 0, total: null, tries: 0, failure: null },
};
const KNOWN: KnownSet = { number: 1, asOf: NOW, columns: [], read: 1300, kept: 1200, addresses: 1200, isWhole: true };
const WATCH = {
  ...{ accountId: 'a', accountName: 'A', productId: 'p', productName: 'P', reportId: 'r', reportName: 'R' },
  refreshHours: 24,
};

describe('the reading of a report', () => {
  test.each<[string, Partial<Sync> | null, string, number | null]>([
    ['about to begin', null, 'KISSmetrics is running the report.', null],
    ['run', { phase: 'run', progress: null }, 'KISSmetrics is running the report.', null],
    ['asked about', {}, 'KISSmetrics is running the report.', 0.25],
    ['read', { phase: 'read', read: 1000, total: 4000 }, '1,000 of 4,000 people read.', 0.25],
    ['read beyond what was told', { phase: 'read', read: 9, total: 8 }, '9 of 8 people read.', 1],
    ['read, nobody says of how many', { phase: 'read', read: 1 }, '1 person read.', null],
    [
      'tried again',
      { phase: 'read', read: 2, tries: 1, goOnAt: NOW + 60_000 },
      '2 people read. The next try is at',
      null,
    ],
  ])('%s', (_, patch, says, share) => {
    const sync = patch && { ...SYNC, ...patch };
    expect(progressText(sync, NOW)).toContain(says);
    expect(shareRead(sync)).toBe(share);
    expect(isReading({ watch: WATCH, known: null, sync })).toBe(true);
  });

  it('is over when it is done or has failed', () => {
    expect(isReading({ watch: WATCH, known: KNOWN, sync: { ...SYNC, phase: 'done' } })).toBe(false);
    expect(isReading({ watch: WATCH, known: KNOWN, sync: null })).toBe(false);
    expect(isReading({ watch: WATCH, known: null, sync: { ...SYNC, phase: 'failed' } })).toBe(false);
  });

  it('that failed says why, and a report that is gone is another thing than a refusal', () => {
    const failed = (status: number) =>
      failedText({ ...SYNC, phase: 'failed', failure: { kind: 'refused', service: 'kissmetrics', status } });
    expect(failed(404)).toBe('KISSmetrics does not find this report any more. Choose another one.');
    expect(failed(422)).toContain('(status 422)');
    expect(failedText({ ...SYNC, failure: { kind: 'offline' } })).toBeNull();
    expect(failedText(null)).toBeNull();
  });

  test.each<[Partial<KnownSet>, RegExp]>([
    [{}, /^In your product: 1,200 people, as of [^.]+\.$/],
    [{ kept: 1, addresses: 1 }, /^In your product: 1 person, as of [^.]+\.$/],
    [{ addresses: 3 }, / 3 of them go by an e-mail address: only they can be recognised\.$/],
    [{ isWhole: false }, / The report has more people than were read: .*\.$/],
  ])('that is done says who was found: %j', (patch, says) => {
    expect(knownText({ ...KNOWN, ...patch })).toMatch(says);
  });
});
