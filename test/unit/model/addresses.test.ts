import { describe, expect, it } from 'vitest';
import { isSameAddress } from '../../../src/model/addresses/email-address.ts';
import { isRoleAddress } from '../../../src/model/addresses/role-address.ts';

describe('one address', () => {
  it.each([
    ['Jane@Acme.example', ' jane@acme.EXAMPLE '],
    ['jane@acme.example', 'mailto:jane@acme.example?subject=a'],
    ['jane@acme.example', 'jane@acme.example.'],
    ['jane@acme.example', '\u200bjane\u00ad@acme.example\ufeff'],
    ['jane@acme.example', 'Jane Doe <jane@acme.example>'],
  ])('%j and %j', (one, other) => expect(isSameAddress(one, other)).toBe(true));

  it.each([
    ['jane@acme.example', 'jane@acme.example.com'],
    ['jane@acme.example', 'j.ane@acme.example'],
    ['jane@acme.example', 'jane+a@acme.example'],
  ])('%j and %j are two', (one, other) => expect(isSameAddress(one, other)).toBe(false));
});

describe('a desk’s address', () => {
  it.each([
    ...['info@', 'INFO@', 'sales@', 'sales.uk@', 'uk-sales@', 'sales2@', 'support+a@', 'no-reply@', 'noreply@', 'hr@'],
    ...[
      'kontakt@',
      'vertrieb@',
      'contacto@',
      'ventas@',
      'commercial@',
      'contato@',
      'info-de@',
      'office.wien@'.slice(0, 6),
    ],
    ...['mailto:info@', '\u200binfo@', 'accounts.payable@', 'customer.service@', 'presse@', 'webmaster@', 'team@'],
  ])('%s', (local) => expect(isRoleAddress(`${local.replace(/@?$/, '@')}acme.example`)).toBe(true));

  it.each([
    ...[
      'jane@',
      'jane.doe@',
      'j.doe@',
      'jdoe@',
      'max.sales.jr@',
      'infante@',
      'salesman.jane@',
      'ines@',
      'al@',
      'will@',
    ],
    ...['sales.maria@', 'contardo@', 'hello.kitty@', 'post.malone@', 'grace@', 'mark@', 'bill@', 'summer@'],
  ])('not %s', (local) => expect(isRoleAddress(`${local}acme.example`)).toBe(false));
});
