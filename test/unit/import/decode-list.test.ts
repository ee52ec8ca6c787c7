import { describe, expect, test } from 'vitest';
import { decodeList } from '../../../src/import/encoding/decode-list.ts';

/** Bytes written as hexadecimal: no encoder here knows these encodings. */
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
const file = (name: string) =>
  Uint8Array.from([
    ...Buffer.from('Name;URL\r\n'),
    ...bytesOf(name),
    ...Buffer.from(';https://www.linkedin.com/in/jd7\r\n'),
  ]);

const NAMES = [
  ['windows-1251', 'Иван Петренков', 'c8e2e0ed20cfe5f2f0e5edeaeee2'],
  ['koi8-u', 'Иван Петровский', 'e9d7c1ce20f0c5d4d2cfd7d3cbc9ca'],
  ['windows-1250', 'Łukasz Żółkiewski', 'a3756b61737a20aff3b36b696577736b69'],
  ['windows-1253', 'Γιώργος Παπαδόπουλος', 'c3e9fef1e3eff220d0e1f0e1e4fcf0eff5ebeff2'],
  ['windows-1256', 'ليلى المنصوري', 'e1ede1ec20c7e1e3e4d5e6d1ed'],
  ['windows-874', 'สมชาย ใจดี', 'cac1aad2c220e3a8b4d5'],
  ['shift_jis', '山田 花子', '8e5293632089d48e71'],
  ['gb18030', '王小明', 'cdf5d0a1c3f7'],
  ['big5', '陳美玲', 'b3afacfcacc2'],
] as const;

describe('a file is read in the encoding that its names are in', () => {
  test.each(NAMES)('%s: %s', async (encoding, name, hex) => {
    const decoded = await decodeList(file(hex));
    expect(decoded).toMatchObject({ encoding, text: expect.stringContaining(`\n${name};`) });
    expect(decoded?.readable[0]).toMatchObject({ sample: name });
  });

  test.each([
    ['UTF-8', Buffer.from('Name\nJürgen', 'utf8'), 'utf-8'],
    ['UTF-16 with its mark', Buffer.from('\uFEFFName\nJürgen', 'utf16le'), 'utf-16le'],
    ['UTF-16 without', Buffer.from('Name\nJürgen', 'utf16le'), 'utf-16le'],
  ])('%s proves itself, and asks nothing', async (_, bytes, encoding) => {
    const decoded = await decodeList(Uint8Array.from(bytes));
    expect(decoded).toEqual({ encoding, text: 'Name\nJürgen', isSure: true, readable: [] });
  });

  test('a picture is no text', async () => {
    expect(await decodeList(bytesOf('89504e470d0a1a0a0000000d49484452ffd80001'))).toBeNull();
  });
});

describe('it is sure', () => {
  test.each([
    ['where all that could be say the same', '4afc7267656e2047726fdf6d616e6e', 'Jürgen Großmann'],
    ['where nothing else is writing', 'c8e2e0ed20cfe5f2f0e5edeaeee2', 'Иван Петренков'],
  ])('%s', async (_, hex, name) => {
    expect(await decodeList(file(hex))).toMatchObject({ isSure: true, text: expect.stringContaining(name) });
  });

  test.each([
    ['Muñoz or Muńoz', '4a6f73e9204d75f16f7a', ['José Muñoz', 'José Muńoz']],
    ['Gülşen Doğan or Gülþen Doðan', '47fc6cfe656e20446ff0616e', ['Gülşen Doğan', 'Gülþen Doðan']],
    ['Hebrew or Greek', 'e3e5e320ebe4ef', ['דוד כהן']],
    ['Japanese or Chinese', 'bbb3c5c420b2d6bbd2', ['山田 花子']],
  ])('not of %s, and shows each', async (_, hex, samples) => {
    const decoded = await decodeList(file(hex));
    expect(decoded?.isSure).toBe(false);
    expect(decoded?.readable.map(({ sample }) => sample)).toEqual(expect.arrayContaining(samples));
  });
});
