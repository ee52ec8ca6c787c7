import { describe, expect, it } from 'vitest';
import { extensionOf, numberKey, writtenNumber } from '../../../src/model/addresses/phone-writing.ts';
import { isSameNumber } from '../../../src/model/phone-number.ts';

describe('one phone in two writings', () => {
  it.each([
    // As dialled within the country, from another one, and by a program.
    ['+33639980012', '06.39.98.00.12'],
    ['+33639980012', '0033 (0)6 39 98 00 12'],
    ['+33639980012', 'tel:+33-6-39-98-00-12'],
    ['+33639980012', '33639980012'],
    ['+33639980012', '+33 (0) 6 39 98 00 12'],
    ['+442079460123', '011 44 20 7946 0123'],
    ['+442079460123', '(0044) (0)20 7946 0123'],
    ['+442079460123', '020 7946 0123'],
    ['+442079460123', '0011 44 20 7946 0123'],
    ['+442079460123', '8~10 44 20 7946 0123'],
    ['+442079460123', '442079460123'],
    ['+12125550123', '(212) 555-0123'],
    ['+12125550123', '1-212-555-0123'],
    ['+12125550123', '212.555.0123 x45'],
    ['+12125550123', '+1 (212) 555-0123 ext. 101'],
    // A trunk prefix, or one for mobile phones, that is not dialled everywhere.
    ['+74951234567', '8 (495) 123-45-67'],
    ['+74951234567', '+7 8 495 123 45 67'],
    ['+74951234567', '+8 (495) 123-45-67'],
    ['+36301234567', '06 30 123 4567'],
    ['+525512345678', '+52 1 55 1234 5678'],
    ['+525512345678', '044 55 1234 5678'],
    ['+525512345678', '01 55 1234 5678'],
    ['+525512345678', '1 55 1234 5678'],
    ['+5215512345678', '55 1234 5678'],
    ['+5491112345678', '011 15-1234-5678'],
    ['+5491112345678', '+54 11 1234-5678'],
    ['+5491112345678', '+54 11 15 1234-5678'],
    ['+541112345678', '+54 9 11 1234 5678'],
    ['+5511987654321', '(0xx11) 98765-4321'],
    ['+5511987654321', '0 15 11 98765 4321'],
    ['+5511987654321', '+55 11 8765-4321'],
    ['+390612345678', '+39 6 1234 5678'],
    ['+4930123456', '030/123456'],
    // Signs that nobody sees, or that stand for others.
    ['+33639980012', '\u202a+33\u00a06\u200b39980012\u202c'],
    ['+33639980012', '＋３３６３９９８００１２'],
    ['+33639980012', '٠٦٣٩٩٨٠٠١٢'],
    ['+33639980012', '+33‑6‑39‑98‑00‑12'],
    // Several in one cell.
    ['+33639980012', '+33639980012 / +33139980001'],
    ['+33639980012', 'office: 01 39 98 00 01, mobile: 06 39 98 00 12'],
    ['+33639980012', '+33139980001 +33639980012'],
    ['+33639980012', '0139980001 0639980012'],
    ['+33639980012', '01 39 98 00 01; 06 39 98 00 12'],
    ['+33639980012', '01 39 98 00 01\n06 39 98 00 12'],
    // Neither says its country.
    ['020 7946 0123', '2079460123'],
    ['(212) 555-0123', '1 212 555 0123'],
    ['8 495 123-45-67', '495 1234567'],
    ['06 39 98 00 12', '01 39 98 00 01 or 06 39 98 00 12'],
  ])('%j and %j', (one, other) => {
    expect(isSameNumber(one, other)).toBe(true);
    expect(isSameNumber(other, one)).toBe(true);
  });

  it.each([
    ['+33639980012', '+33639980013'],
    ['+33639980012', '+44639980012'],
    ['+33639980012', '01 39 98 00 01'],
    ['+33639980012', '+33139980001 / +33139980002'],
    ['+12125550123', '+52 1 212 555 0123'],
    ['+12125550123', '212 555 0124 ext 0123'],
    ['+33639980012', '0012'],
    ['+33639980012', 'x0012'],
    ['+33639980012', ''],
    ['', ''],
    ['101', '101'],
    ['06 39 98 00 12', '06 39 98 00 13'],
  ])('%j and %j are two', (one, other) => {
    expect(isSameNumber(one, other)).toBe(false);
    expect(isSameNumber(other, one)).toBe(false);
  });

  it('an endless or hostile text is no number, and takes no time', () => {
    for (const text of ['1'.repeat(100_000), '+'.repeat(100_000), '1 '.repeat(50_000), '+1/'.repeat(30_000)]) {
      const from = performance.now();
      isSameNumber('+33639980012', text);
      isSameNumber(text, text.slice(1));
      expect(performance.now() - from).toBeLessThan(200);
    }
  });
});

describe('an extension', () => {
  it.each([
    ['+1 212 555 0123 ext. 101', '101'],
    ['(212) 555-0123 x101', '101'],
    ['+1 212 555 0123;ext=101', '101'],
    ['212 555 0123 Extension: 101', '101'],
    ['+49 30 123456 Durchwahl 12', '12'],
    ['+33 1 39 98 00 01 poste 12', '12'],
    ['+7 495 123-45-67 доб. 101', '101'],
    ['+1 212 555 0123', null],
    ['0012', null],
  ])('of %j is %j', (text, extension) => {
    expect(extensionOf(text)).toBe(extension);
  });

  it('goes with the number wherever it goes, and tells two lines of one house apart', () => {
    const [one, other] = ['101', '102'].map((ext) => ({
      e164: '+12125550123',
      display: `+1 212 555 0123 ext. ${ext}`,
    }));
    expect(one && writtenNumber(one)).toBe('+12125550123 ext. 101');
    expect(writtenNumber({ e164: '+12125550123', display: '+1 212 555 0123' })).toBe('+12125550123');
    expect(writtenNumber({ e164: null, display: '01 39 x2' })).toBe('01 39 x2');
    expect(one && numberKey(one)).not.toBe(other && numberKey(other));
  });
});

it('one key for the writings of one international number', () => {
  const keyOf = (e164: string) => numberKey({ e164, display: e164 });
  expect(keyOf('+5215512345678')).toBe(keyOf('+525512345678'));
  expect(keyOf('+5491112345678')).toBe(keyOf('+541112345678'));
  expect(keyOf('+33639980012')).not.toBe(keyOf('+33639980013'));
  expect(numberKey({ e164: null, display: ' 01 39\u200b ' })).toBe(numberKey({ e164: null, display: '01  39' }));
});
