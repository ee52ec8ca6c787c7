import { createHash } from 'node:crypto';

/** Class names as a build of LinkedIn would scramble them: the same in page and style sheet, without any meaning. */
export function hashed(...names: readonly string[]): string {
  return names.map(hashedName).join(' ');
}

function hashedName(name: string): string {
  const digest = createHash('sha256').update(`build-2026-10 ${name}`).digest('hex').slice(0, 8);
  return /^\d/.test(digest) ? `_${digest}` : digest;
}

/** A component key in the form of a UUID, the same for the same seed. */
export function componentKey(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
