import { describe, expect, it } from 'vitest';
import {
  emailAddressesFrom,
  emailAddressFrom,
  phoneFrom,
  phonesFrom,
} from '../../../../src/services/values/contact-values.ts';

const SOURCE = { service: 'kaspr', at: 1 } as const;

describe('an address', () => {
  it.each([
    ['mailto:jane@acme.example', 'jane@acme.example'],
    ['MAILTO:Jane@Acme.example?subject=Hi@there', 'Jane@Acme.example'],
    ['\u200bjane@acme.example\ufeff', 'jane@acme.example'],
    ['jane@ac\u00adme.example', 'jane@acme.example'],
    ['jane@acme.example.', 'jane@acme.example'],
    ['<jane@acme.example>;', 'jane@acme.example'],
    ['Jane Doe <jane@acme.example>', 'jane@acme.example'],
    ['"Doe, Jane" <mailto:jane@acme.example>', 'jane@acme.example'],
    ['jane＠acme.example', 'jane@acme.example'],
    ['jane@müller.example', 'jane@müller.example'],
    ["sean.o'nealey@acme.example", "sean.o'nealey@acme.example"],
    ['jane@acme.example, jim@acme.example', null],
    ['https://acme.example/@jane', null],
    ['mailto:', null],
    [' . ', null],
    [7, null],
  ])('of %j is %j', (told, address) => {
    expect(emailAddressFrom(told)).toBe(address);
  });
});

it.each([
  ['jane@acme.example; j.doe@acme.example', ['jane@acme.example', 'j.doe@acme.example']],
  ['jane@acme.example, JANE@acme.example\nJim <jim@acme.example>', ['jane@acme.example', 'jim@acme.example']],
  ['jane@acme.example jim@acme.example', ['jane@acme.example', 'jim@acme.example']],
  ['jane@acme.example', ['jane@acme.example']],
  ['n/a; jane@', []],
  [null, []],
])('the addresses in %j are %j', (cell, addresses) => {
  expect(emailAddressesFrom(cell)).toEqual(addresses);
});

describe('a number', () => {
  it.each([
    ['+52 1 55 1234 5678', '+525512345678', '+52 55 1234 5678'],
    ['+5215512345678', '+525512345678', '+52 55 1234 5678'],
    ['0052 (1) 55 1234 5678', '+525512345678', '+52 55 1234 5678'],
    ['+54 11 15 1234 5678', '+5491112345678', '+54 9 11 1234 5678'],
    ['011 44 20 7946 0123', '+442079460123', '+44 20 7946 0123'],
    ['(00)33 6 39 98 00 12', '+33639980012', '+33 6 39 98 00 12'],
    ['tel:+33639980012', '+33639980012', '+33 6 39 98 00 12'],
    ['\u202a+33 6\u200b39 98 00 12\u202c', '+33639980012', '+33 6 39 98 00 12'],
    ['＋３３６３９９８００１２', '+33639980012', '+33 6 39 98 00 12'],
    ['+٣٣٦٣٩٩٨٠٠١٢', '+33639980012', '+33 6 39 98 00 12'],
    ['+1 212 555 0123 x101', '+12125550123', '+1 212 555 0123 ext. 101'],
    ['+33 1 39 98 00 01 poste 12', '+33139980001', '+33 1 39 98 00 01 ext. 12'],
    ['+49 30 123456, Durchwahl: 12', '+4930123456', '+49 30 123456 ext. 12'],
    // Cities whose code looks like what is dialled abroad: Buenos Aires, Turin, Delhi.
    ['011 4912-3456', null, '011 4912-3456'],
    ['011 436 1234', null, '011 436 1234'],
    ['011 2345 6789', null, '011 2345 6789'],
    ['011 15-1234-5678', null, '011 15-1234-5678'],
    ['(212) 555-0123', null, '(212) 555-0123'],
  ])('written as %j is %j, shown as %j', (written, e164, display) => {
    expect(phoneFrom(written, SOURCE)).toMatchObject({ e164, display });
  });

  it.each([
    ['+33639980012 / +33139980001', ['+33639980012', '+33139980001']],
    ['+33639980012; +33139980001', ['+33639980012', '+33139980001']],
    ['+33639980012\n+33139980001', ['+33639980012', '+33139980001']],
    ['+33639980012 +33139980001', ['+33639980012', '+33139980001']],
    ['+1 212 555 0123 ext. 101 or +33139980001', ['+12125550123', '+33139980001']],
    ['+1 212 555 0123;ext=101', ['+12125550123']],
    ['+49 30/123456', ['+4930123456']],
    ['01 39 98 00 01, 06 39 98 00 12', ['01 39 98 00 01', '06 39 98 00 12']],
    ['030 12345678/79', ['030 12345678/79']],
    ['n/a', []],
    [{ number: '+33639980012' }, []],
  ])('in the cell %j is each of %j', (cell, numbers) => {
    expect(phonesFrom(cell, SOURCE).map(({ e164, display }) => e164 ?? display)).toEqual(numbers);
  });

  it('of a cell on a do-not-call list is on it, each', () => {
    const phones = phonesFrom('+33639980012 / +33139980001', SOURCE, { isDoNotCall: true });
    expect(phones.map(({ isDoNotCall }) => isDoNotCall)).toEqual([true, true]);
  });
});
