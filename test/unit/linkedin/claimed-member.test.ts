import { expect, test } from 'vitest';
import { isSameProfile } from '../../../src/crm/match/same-value.ts';
import { claimedMember, withScheme } from '../../../src/linkedin/urls/claimed-member.ts';
import { isOtherProfile } from '../../../src/services/cognism/profile-slug.ts';

test.each([
  ['https://www.linkedin.com/in/Ada-Lovelace/?trk=x#top', 'Ada-Lovelace'],
  ['http://linkedin.com/IN/ada', 'ada'],
  ['www.linkedin.com/in/ada/en', 'ada'],
  ['https://www.linkedin.com/mwlite/in/ada', 'ada'],
  ['https://www.linkedin.com/in/ACoAAB12345', 'ACoAAB12345'],
  // A name that cannot be anybody's must still be seen to differ.
  ['https://www.linkedin.com/in/a%2520b', 'a%20b'],
  ['https://www.linkedin.com/in/me', 'me'],
  ['https://www.linkedin.com/in/', null],
  ['https://www.linkedin.com/in/%E0%A4%A', null],
  ['https://www.linkedin.com/company/ada', null],
  ['https://linkedin.com.evil.example/in/ada', null],
  ['ftp://www.linkedin.com/in/ada', null],
  ['in/ada', null],
  ['', null],
])('the address %j names %j', (address, member) => {
  expect(claimedMember(withScheme(address))).toBe(member);
});

test.each([
  ['linkedin.com/in/other', true],
  ['https://www.linkedin.com/mwlite/in/other', true],
  ['https://www.linkedin.com/in/a%2520b', true],
  ['https://www.linkedin.com/in/me', true],
  ['https://uk.linkedin.com/in/ADA/', false],
  ['https://www.linkedin.com/in/ACoAAB12345', false],
  ['https://www.linkedin.com/in/ACwAAB12345,NAME_SEARCH,x', false],
  [null, false],
])('Cognism’s %j is somebody other than "ada": %s', (address, isOther) => {
  expect(isOtherProfile(address, 'ada')).toBe(isOther);
});

test.each([
  ['linkedin.com/in/ADA (private)', true],
  ['http://m.linkedin.com/mwlite/in/ada?x', true],
  ['https://www.linkedin.com/in/adam', false],
  ['https://www.linkedin.com/in/', false],
  ['in/ada', false],
  ['ada', false],
])('a CRM’s %j is the profile of "ada": %s', (address, isSame) => {
  expect(isSameProfile('https://www.linkedin.com/in/ada/', address)).toBe(isSame);
});
