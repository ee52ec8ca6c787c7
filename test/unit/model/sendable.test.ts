import { expect, it } from 'vitest';
import { sendableOf } from '../../../src/model/sendable.ts';
import { phoneFrom } from '../../../src/services/values/contact-values.ts';
import { lead, withContact } from '../crm/crm-people.ts';
import { email } from '../purchasing/examples.ts';

/** What leaves where one service forbids a number, and another one knows nothing of that. */
function sentOf(forbidden: string, other: string): string[] {
  const said = phoneFrom(forbidden, { service: 'cognism', at: 0 }, { isDoNotCall: true });
  const told = phoneFrom(other, { service: 'kaspr', at: 0 });
  if (!said || !told) throw new Error('no number');
  return sendableOf(withContact({ phones: [told, said] }))?.phones.map(({ display }) => display) ?? [];
}

it.each([
  ['+52 55 1234 5678', '+52 1 55 1234 5678'],
  ['+52 1 55 1234 5678', '044 55 1234 5678'],
  ['+5491112345678', '011 15-1234-5678'],
  ['+33639980012', '+33639980012 / +33139980001'],
  ['+33639980012 / +33139980001', '01 39 98 00 01'],
  ['+442079460123', '011 44 20 7946 0123'],
  ['+74951234567', '8 (495) 123-45-67'],
  ['+12125550123', '212.555.0123 x45'],
  ['+1 212 555 0123 ext. 101', '(212) 555-0123'],
  ['(212) 555-0123', '+1 212 555 0123'],
  ['212-555-0123', '1 (212) 555.0123'],
  ['+33639980012', '\u200e06\u00a039\u200b98 00 12'],
])('a number on a do-not-call list, %j, never leaves as %j', (forbidden, other) => {
  expect(sentOf(forbidden, other)).toEqual([]);
});

it('an address that an earlier version stored leaves without what cannot be seen', () => {
  const emails = ['\u200bjane@acme.example\ufeff', 'mailto:jim@acme.example'].map((address) => email({ address }));
  const sent = sendableOf(withContact({ emails }))?.emails.map(({ address }) => address);
  expect(sent).toEqual(['jane@acme.example', 'jim@acme.example']);
});

it('another number does', () => {
  expect(sentOf('+33639980012', '+33 1 39 98 00 01')).toEqual(['+33 1 39 98 00 01']);
  expect(sendableOf(lead())?.phones).toHaveLength(2);
});
