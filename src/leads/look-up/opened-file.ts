import { type DecodedList, decodeList } from '../../import/encoding/decode-list.ts';
import { decodedAs, type Encoding } from '../../import/encoding/encodings.ts';

/** A file that was opened, and how its letters are read. */
export type OpenedFile = Omit<DecodedList, 'isSure'> & {
  readonly bytes: Uint8Array;
  /**
   * Whether the encoding is certain, or chosen by the user. Until then its names may be wrong and can't be looked up.
   */
  readonly isSettled: boolean;
};

/** Reads a file's bytes; null for what is no text. */
export async function openedFile(bytes: Uint8Array): Promise<OpenedFile | null> {
  const decoded = await decodeList(bytes);
  if (!decoded) return null;
  const { isSure, ...read } = decoded;
  return { ...read, bytes, isSettled: isSure };
}

/** The same file in an encoding that the user has chosen. */
export function readAgain(file: OpenedFile, encoding: Encoding): OpenedFile {
  const text = decodedAs(encoding, file.bytes);
  return text === null ? file : { ...file, encoding, text, isSettled: true };
}
