import { CONTENT_COLUMNS } from './ledger-cells.ts';

/**
 * `hash` is the lower-case hex SHA-256 of the UTF-8 JSON array, without spaces, of all other cells as texts in this
 * order: `["1","2026-03-31T12:00:00.000Z",…,"<previous>"]`. `previous` is the hash before it, 64 zeros in the first
 * entry, so any change alters every later hash. The same for CSV and JSON.
 */
export const COLUMNS: readonly string[] = [...CONTENT_COLUMNS, 'previous', 'hash'];

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export async function linkEntry(content: readonly string[], previous: string): Promise<string[]> {
  const cells = [...content, previous];
  return [...cells, await sha256(JSON.stringify(cells))];
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
