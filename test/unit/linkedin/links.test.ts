import { describe, expect, test } from 'vitest';
import { leaveLinkedIn } from '../../../src/linkedin/company.ts';
import { organizationOfHref, vanityOfHref } from '../../../src/linkedin/urls/slug.ts';

describe('where a link leads once LinkedIn’s redirects are taken off', () => {
  test.each([
    ['https://www.hollowpine.example/', 'https://www.hollowpine.example/'],
    [
      '  http://hollowpine.example/careers?utm_source=linkedin ',
      'http://hollowpine.example/careers?utm_source=linkedin',
    ],
    [
      'https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fhollowpine%2Eexample%2F&urlhash=aB1',
      'https://hollowpine.example/',
    ],
    [
      'https://www.linkedin.com/safety/go/?url=https%3A%2F%2Fwww%2Ehollowpine%2Eexample&trk=x',
      'https://www.hollowpine.example',
    ],
    ['https://de.linkedin.com/redir/redirect?url=http%3A%2F%2Fm%C3%BCller.example', 'http://müller.example'],
    ['https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww.linkedin.com%2Ffeed', ''],
    ['https://www.linkedin.com/redir/redirect?url=javascript%3Aalert(1)', ''],
    ['https://www.linkedin.com/redir/redirect', ''],
    ['https://www.linkedin.com/company/hollowpine/', ''],
    ['https://hollowpine.example.linkedin.com/', ''],
    ['tel:+442079460112', ''],
    ['mailto:info@hollowpine.example', ''],
    ['javascript:alert(1)//a.b', ''],
    ['https://localhost/', ''],
    ['not an address', ''],
    ['', ''],
  ])('%j', (href, target) => {
    expect(leaveLinkedIn(href)).toBe(target);
  });
});

describe('links to a profile itself', () => {
  test.each([
    ['/in/ada-lovelace', 'ada-lovelace'],
    ['https://www.linkedin.com/in/ada-lovelace/?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3AACoAAB', 'ada-lovelace'],
    ['/in/taro-example/en/', 'taro-example'],
    ['/in/taro-example/pt_BR', 'taro-example'],
    ['/in/%E5%B1%B1%E7%94%B0-1/', '山田-1'],
    ['/in/ada-lovelace/overlay/contact-info/', null],
    ['/in/ada-lovelace/recent-activity/all/', null],
    ['/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456', null],
    ['/in/me/', null],
    ['/company/ada-lovelace/', null],
  ])('%j', (href, slug) => {
    expect(vanityOfHref(href)).toBe(slug);
  });
});

describe('links to an organization', () => {
  test.each([
    ['/company/hollowpine/about/', 'hollowpine'],
    ['https://fr.linkedin.com/school/universit%C3%A9-x/', 'université-x'],
    ['/showcase/hollowpine-labs', 'hollowpine-labs'],
    ['/company/1234/', '1234'],
    ['/company/', null],
    ['/in/hollowpine/', null],
    ['https://hollowpine.example/company/hollowpine/', null],
  ])('%j', (href, slug) => {
    expect(organizationOfHref(href)).toBe(slug);
  });
});
