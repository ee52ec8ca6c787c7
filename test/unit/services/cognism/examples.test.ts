import { expect, test } from 'vitest';
import { enrichAccount } from '../../../../src/services/cognism/account.ts';
import { verifyCognism } from '../../../../src/services/cognism/entitlements.ts';
import { previewContact } from '../../../../src/services/cognism/preview.ts';
import { askCognism } from '../../../../src/services/cognism/reveal/reveal.ts';
import * as examples from './examples.ts';
import { ACCOUNT_ENRICH, ACCOUNT_REDEEM, ENRICH, ENTITLEMENT, fixture, NOW, now, REDEEM } from './fixture.ts';

const at = fixture();
const SOURCE = { service: 'cognism', at: NOW };
const casper = { slug: 'casper-ghost', name: 'Casper Ghost' };

test('the example of entitlements is read as it was meant', async () => {
  at.cognism.next(ENTITLEMENT, { json: examples.ENTITLEMENTS });
  const told = await verifyCognism(at.request, at.access(), 'key', now);
  expect(told.ok && told.value).toEqual({
    entitlements: ['lastConfirmed', 'lastName', 'jobTitle', 'email', 'officePhoneNumbers', 'linkedinUrl', 'account'],
  });
});

test.each([
  ['entitled to all', examples.ENRICHED_CONTACT, false],
  ['not entitled to numbers', examples.ENRICHED_CONTACT_STANDARD, null],
])('the example of an enriched contact, %s, is read as it was meant', async (_, json, has) => {
  at.cognism.next(ENRICH, { json });
  const told = await previewContact(at.request, at.access(), casper, now);
  expect(told.ok && told.value).toEqual({
    redeemId: examples.EARLIER_REDEEM_ID,
    accountId: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
    matchedBy: 'profile',
    score: 45,
    name: 'Casper Ghost',
    title: 'CTO',
    company: 'Haunted House',
    hasEmail: true,
    hasMobile: has,
    hasDirect: has,
  });
});

test('the example of a redeemed contact is read as it was meant, asked for by an outdated id', async () => {
  at.cognism.next(REDEEM, { json: examples.REDEEMED_CONTACT, charge: 1 });
  const outcome = await at.reveal(casper.slug, examples.EARLIER_REDEEM_ID);
  const gatheredAt = 1_714_687_499_208;
  const said = (text: string) => ({ text, service: 'cognism', at: gatheredAt });
  expect(outcome).toMatchObject({ state: 'settled', failure: null, charged: 1, remaining: null });
  expect(outcome.data).toEqual({
    operation: 'reveal',
    about: { name: 'Casper Ghost', slug: 'casper-ghost', isOther: false },
    reports: ['work-email', 'personal-email', 'mobile'],
    contact: {
      emails: [
        {
          address: 'casper.ghost@example.com',
          validity: 'verified',
          use: 'work',
          current: true,
          sources: [{ ...SOURCE, validity: 'verified' }],
        },
      ],
      phones: [
        {
          display: '+33 6 39 98 00 77',
          e164: '+33639980077',
          country: 'FR',
          use: 'mobile',
          isDoNotCall: false,
          sources: [SOURCE],
        },
        {
          display: '+1 202 555 0164',
          e164: '+12025550164',
          country: 'US',
          use: 'office',
          isDoNotCall: false,
          sources: [SOURCE],
        },
      ],
      title: said('Chief Innovation Officer'),
      company: said('Haunted House'),
      location: said('Croatia'),
      gatheredAt,
      optedOut: null,
      sources: [SOURCE],
    },
  });
});

test('the example of an enriched account is read as it was meant', async () => {
  at.cognism.next(ACCOUNT_ENRICH, { json: examples.ENRICHED_ACCOUNT });
  const told = await enrichAccount(at.request, at.access(), { domain: 'example.com' }, now);
  expect(told.ok && told.value).toEqual({
    accountId: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
    name: 'Haunted House',
    score: 45,
  });
});

test('the example of a redeemed account is read as it was meant', async () => {
  at.cognism.next(ACCOUNT_REDEEM, { json: examples.REDEEMED_ACCOUNT });
  const question = {
    operation: 'account',
    domain: 'example.com',
    accountId: 'efc6d975-8599-38ab-8cfe-e1c42ac16dc6',
    asked: {},
  } as const;
  const outcome = await askCognism(at.request, at.access(), question, 'plain', now);
  const number = { use: 'office', isDoNotCall: false, sources: [SOURCE] };
  expect(outcome).toMatchObject({ state: 'settled', charged: null, failure: null });
  expect(outcome.data).toEqual({
    operation: 'account',
    facts: {
      source: SOURCE,
      name: 'Haunted House',
      site: 'example.com',
      industry: 'Computer Software',
      size: '201-500',
      type: 'Public Company',
      headquarters: 'London, England, United Kingdom',
      founded: '2015',
      phones: [
        // Without a plus it says no country, and none is guessed.
        { ...number, display: '442071838750', e164: null, country: null },
        { ...number, display: '+1 202 555 0164', e164: '+12025550164', country: 'US' },
      ],
    },
  });
});

test.each([
  ['a wrong key', 401, examples.MISSING_CREDENTIALS, 'bad-key'],
  ['a wrong path', 404, examples.ROUTE_NOT_FOUND, 'refused'],
  ['too many requests', 429, examples.RATE_LIMIT_EXCEEDED, 'rate-limited'],
])('the example of %s is read as it was meant, and cost nothing', async (_, status, body, kind) => {
  at.cognism.next(REDEEM, { status, body });
  expect(await at.reveal('a', 'b')).toMatchObject({ state: 'refused', charged: 0, failure: { kind } });
});
