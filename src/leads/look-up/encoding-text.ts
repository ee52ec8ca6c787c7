import { type MessageKey, t } from '../../i18n.ts';
import type { Encoding } from '../../import/encoding/encodings.ts';

/** Which languages an encoding is for, and what programs call it. */
const ENCODING_NAMES: Record<Encoding, readonly [languages: MessageKey, name: string]> = {
  'utf-8': ['encodingUnicode', 'UTF-8'],
  'utf-16le': ['encodingUnicode', 'UTF-16'],
  'utf-16be': ['encodingUnicode', 'UTF-16 BE'],
  'windows-1252': ['encodingWestern', 'Windows-1252'],
  'windows-1250': ['encodingCentral', 'Windows-1250'],
  'windows-1251': ['encodingCyrillic', 'Windows-1251'],
  'windows-1253': ['encodingGreek', 'Windows-1253'],
  'windows-1254': ['encodingTurkish', 'Windows-1254'],
  'windows-1255': ['encodingHebrew', 'Windows-1255'],
  'windows-1256': ['encodingArabic', 'Windows-1256'],
  'windows-1257': ['encodingBaltic', 'Windows-1257'],
  'windows-1258': ['encodingVietnamese', 'Windows-1258'],
  'windows-874': ['encodingThai', 'Windows-874'],
  'iso-8859-2': ['encodingCentral', 'ISO 8859-2'],
  'koi8-u': ['encodingCyrillic', 'KOI8'],
  'x-mac-cyrillic': ['encodingCyrillic', 'Mac'],
  macintosh: ['encodingWestern', 'Mac'],
  shift_jis: ['encodingJapanese', 'Shift-JIS'],
  'euc-jp': ['encodingJapanese', 'EUC-JP'],
  gb18030: ['encodingSimplified', 'GBK'],
  big5: ['encodingTraditional', 'Big5'],
  'euc-kr': ['encodingKorean', 'EUC-KR'],
};

/** An encoding as people choose it: “Cyrillic (Windows-1251)”. */
export function encodingText(encoding: Encoding): string {
  const [languages, name] = ENCODING_NAMES[encoding];
  return t('encodingNamed', t(languages), name);
}
