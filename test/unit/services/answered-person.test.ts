import { expect, it } from 'vitest';
import { answeredName, answeredSlug } from '../../../src/services/values/answered-person.ts';

it.each<[unknown, string | null]>([
  ['jane-doe', 'jane-doe'],
  ['zo%C3%AB-b', 'zoë-b'],
  ['https://www.linkedin.com/in/jane-doe/', 'jane-doe'],
  ['fr.linkedin.com/in/jane-doe?trk=x', 'jane-doe'],
  ['ACoAAB12345', null],
  ['https://www.linkedin.com/in/ACwAAB12345', null],
  ['https://www.linkedin.com/company/acme', null],
  ['12345', null],
  ['507f1f77bcf86cd799439011', null],
  ['51cc9c30-0edf-0131-ead3-12313b0d181e', null],
  ['%E0%A4%A', null],
  ['', null],
  [7, null],
  [undefined, null],
])('the slug in %s is %s', (id, slug) => {
  expect(answeredSlug(id)).toBe(slug);
});

it.each<[unknown[], string | null]>([
  [[' Jane  Doe '], 'Jane Doe'],
  [[null, 'Jane', 'Doe'], 'Jane Doe'],
  [['', undefined, 'Doe'], 'Doe'],
  [[7, {}, []], null],
])('the name in %j is %s', ([whole, ...parts], name) => {
  expect(answeredName(whole, ...parts)).toBe(name);
});
