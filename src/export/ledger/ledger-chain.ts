import { CONTENT_COLUMNS } from './ledger-cells.ts';

/**
 * An exported ledger is a chain: each entry carries, as `previous`, the hash of the one before, and as its last cell
 * its own, so that no cell can be changed, and no entry be taken out, put in or moved, without every hash from there on
 * being another.
 *
 * The hash of an entry is the SHA-256, written in 64 lower-case hexadecimal digits, of the UTF-8 bytes of the JSON
 * array (no spaces in it) of all its cells but the hash, as texts, in the order of `COLUMNS`:
 * `["1","2026-03-31T12:00:00.000Z",…,"<previous>"]`. The `previous` of the first entry is 64 zeros. The definition is
 * the same for CSV and JSON, so both end in the same hash.
 */
export const COLUMNS: readonly string[] = [...CONTENT_COLUMNS, 'previous', 'hash'];

/** What the first entry carries as the hash of the one before. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/**
 * All cells of an entry in a chain.
 * @param content the cells of `CONTENT_COLUMNS`
 * @param previous the hash of the entry before
 */
export async function linkEntry(content: readonly string[], previous: string): Promise<string[]> {
  const cells = [...content, previous];
  return [...cells, await sha256(JSON.stringify(cells))];
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
