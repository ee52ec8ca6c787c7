import { addressKey } from '../../model/addresses/email-address.ts';

/** 64 bits of each SHA-256: two of 200,000 people collide with a probability below 10^-8. */
export const WORDS_PER_HASH = 2;
export type IdentityHash = [number, number];

/** Of an e-mail address, as everywhere: `mailto:` and the like are read. */
export function identityOf(text: string): string {
  return addressKey(text.normalize('NFC')).trim();
}

export function newSalt(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function hashAll(salt: string, identities: readonly string[]): Promise<Uint32Array> {
  const encoder = new TextEncoder();
  const hash = (identity: string) => crypto.subtle.digest('SHA-256', encoder.encode(salt + identityOf(identity)));
  const digests = await Promise.all(identities.map(hash));
  const hashes = new Uint32Array(digests.length * WORDS_PER_HASH);
  for (const [at, digest] of digests.entries())
    hashes.set(new Uint32Array(digest, 0, WORDS_PER_HASH), at * WORDS_PER_HASH);
  return hashes;
}

/** For each wanted hash, its last position across all blocks. */
export function findHashes(wanted: Uint32Array, blocks: readonly Uint32Array[]): (number | null)[] {
  const found: (number | null)[] = Array.from({ length: wanted.length / WORDS_PER_HASH }, () => null);
  eachMatch(wanted, blocks, (at, place) => {
    found[at] = place;
  });
  return found;
}

/** Positions of all wanted hashes across all blocks, in order. A report may list a person twice. */
export function findPlaces(wanted: Uint32Array, blocks: readonly Uint32Array[]): number[] {
  const places = new Set<number>();
  eachMatch(wanted, blocks, (_, place) => places.add(place));
  return [...places];
}

export const hashAt = (hashes: Uint32Array, at: number): IdentityHash => [
  hashes[at * WORDS_PER_HASH] ?? 0,
  hashes[at * WORDS_PER_HASH + 1] ?? 0,
];

function eachMatch(
  wanted: Uint32Array,
  blocks: readonly Uint32Array[],
  onMatch: (at: number, place: number) => void,
): void {
  const byFirstWord = new Map<number, number[]>();
  // Two bytes rule out most hashes; a map look-up for each takes ten times as long.
  const isLikely = new Uint8Array(0x10000);
  for (let at = 0; at * WORDS_PER_HASH < wanted.length; at += 1) {
    const first = wanted[at * WORDS_PER_HASH] ?? 0;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), at]);
    isLikely[first & 0xffff] = 1;
  }
  let before = 0;
  for (const hashes of blocks) {
    for (let word = 0; word < hashes.length; word += WORDS_PER_HASH) {
      const first = hashes[word] ?? 0;
      if (isLikely[first & 0xffff] === 0) continue;
      for (const at of byFirstWord.get(first) ?? []) {
        if (wanted[at * WORDS_PER_HASH + 1] === hashes[word + 1]) onMatch(at, before + word / WORDS_PER_HASH);
      }
    }
    before += hashes.length / WORDS_PER_HASH;
  }
}
