import { decodedAs, ENCODINGS, type Encoding, encodingNamed } from './encodings.ts';
import { oddityOf } from './plausible-text.ts';

export type ReadableEncoding = { readonly encoding: Encoding; readonly sample: string };

export type DecodedList = {
  readonly encoding: Encoding;
  readonly text: string;
  /** False if another encoding is as likely and yields other names: the user has to decide. */
  readonly isSure: boolean;
  /** Likeliest first, each with the first non-ASCII words. Empty for UTF-8 and UTF-16, which prove themselves. */
  readonly readable: readonly ReadableEncoding[];
};

const MAX_SAMPLE = 20_000;
const MAX_SAMPLE_SHOWN = 60;
/** Out of 100: below this the detector only says that the bytes are possible. */
const MIN_CONFIDENCE = 11;

export async function decodeList(bytes: Uint8Array): Promise<DecodedList | null> {
  const unicode = unicodeOf(bytes);
  const text = unicode && decodedAs(unicode, bytes);
  if (unicode && text !== null) return { encoding: unicode, text, isSure: true, readable: [] };
  const ranked = (await rankedFor(sampleOf(bytes))).filter(({ encoding }) => decodedAs(encoding, bytes) !== null);
  const [best] = ranked;
  if (!best) return null;
  const rivals = ranked.filter((one) => one.oddity <= best.oddity && one.text !== best.text);
  const encoding = ENCODINGS.find((name) => ranked.some((one) => one.encoding === name && one.text === best.text));
  return {
    encoding: encoding ?? best.encoding,
    text: decodedAs(encoding ?? best.encoding, bytes) ?? '',
    isSure: best.oddity === 0 && rivals.every((rival) => isFarBehind(rival, best)),
    readable: ranked.map((one) => ({ encoding: one.encoding, sample: sampleText(one.text) })),
  };
}

type Ranked = {
  readonly encoding: Encoding;
  readonly text: string;
  readonly confidence: number;
  readonly oddity: number;
};

/** The detector is twice as confident of a language as of its neighbours, but takes Hebrew for Greek: hence 3. */
function isFarBehind(rival: Ranked, best: Ranked): boolean {
  const factor = best.encoding === 'windows-1252' ? 2 : 3;
  return best.confidence > 0 && rival.confidence * factor <= best.confidence;
}

const sampleText = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, MAX_SAMPLE_SHOWN);

function unicodeOf(bytes: Uint8Array): Encoding | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (decodedAs('utf-8', bytes) !== null) return 'utf-8';
  // Without a mark, every other byte of Western text in UTF-16 is zero.
  const head = bytes.subarray(0, 400);
  const zeros = [0, 1].map((odd) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  if (Math.max(...zeros) * 4 < head.length) return null;
  return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be';
}

/** Only non-ASCII lines, without addresses: English headings would make everything look English. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [];
  const isWord = (byte: number) => byte >= 0x80 || /[A-Za-z\\[\]^_`{|}~@']/.test(String.fromCharCode(byte));
  for (let at = 0; at < bytes.length && parts.length < MAX_SAMPLE; ) {
    let end = at;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end += 1;
    const line = bytes.subarray(at, end);
    if (line.some((byte) => byte >= 0x80)) parts.push(...wordsOf(line, isWord), 0x0a);
    at = end + 1;
  }
  return Uint8Array.from(parts);
}

function wordsOf(line: Uint8Array, isWord: (byte: number) => boolean): number[] {
  const words: number[] = [];
  let word: number[] = [];
  const take = () => {
    if (word.some((byte) => byte >= 0x80)) words.push(...word, 0x20);
    word = [];
  };
  for (const byte of line) {
    // A character's second byte may be ASCII, but never a space or comma.
    if (isWord(byte) || (byte >= 0x40 && (word.at(-1) ?? 0) >= 0x80)) word.push(byte);
    else take();
  }
  take();
  return words;
}

async function rankedFor(sample: Uint8Array): Promise<Ranked[]> {
  const { analyse } = await import('chardet');
  const confidences = new Map<Encoding, number>();
  for (const { name, confidence } of analyse(sample)) {
    const encoding = encodingNamed(name);
    if (encoding && confidence >= MIN_CONFIDENCE) {
      confidences.set(encoding, Math.max(confidence, confidences.get(encoding) ?? 0));
    }
  }
  return ENCODINGS.filter((one) => !one.startsWith('utf'))
    .flatMap((encoding) => {
      const text = decodedAs(encoding, sample);
      if (text === null) return [];
      const confidence = confidences.get(encoding) ?? 0;
      return [{ encoding, text, confidence, oddity: oddityOf(text, encoding, sample) }];
    })
    .sort((one, other) => one.oddity - other.oddity || other.confidence - one.confidence);
}
