/** Names of the browser's decoder, most common first. ISO 8859 pages are read as the Windows pages containing them. */
export const ENCODINGS = [
  ...(['utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'shift_jis', 'gb18030', 'big5', 'euc-kr'] as const),
  ...(['windows-1254', 'windows-1253', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258'] as const),
  ...([
    'windows-874',
    'iso-8859-2',
    'koi8-u',
    'euc-jp',
    'macintosh',
    'x-mac-cyrillic',
    'utf-16le',
    'utf-16be',
  ] as const),
] as const;

export type Encoding = (typeof ENCODINGS)[number];

const SAME: Readonly<Record<string, Encoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-6': 'windows-1256',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-9': 'windows-1254',
  'koi8-r': 'koi8-u',
};

export function encodingNamed(name: string): Encoding | null {
  const lower = name.toLowerCase();
  return SAME[lower] ?? ENCODINGS.find((one) => one === lower) ?? null;
}

export function decodedAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
