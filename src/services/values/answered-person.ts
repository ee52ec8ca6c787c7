import { claimedMember, isClaimedToken, withScheme } from '../../linkedin/urls/claimed-member.ts';
import { textWithin } from './contact-values.ts';

/** Numbers and hexadecimal ids are no slugs. */
const OPAQUE_ID = /^(?:\d+|[\da-f]{16,}|[\da-f]{8}-[\da-f-]{27})$/i;

export function answeredName(whole: unknown, ...parts: readonly unknown[]): string | null {
  const joined = parts.flatMap((part) => textWithin(part, 150) ?? []).join(' ');
  return textWithin(whole, 300) ?? textWithin(joined, 300);
}

/** Decoded once; null for another kind of id. */
export function answeredSlug(value: unknown): string | null {
  const text = textWithin(value, 2000);
  if (text === null || OPAQUE_ID.test(text)) return null;
  const slug = /[/:]/.test(text) ? claimedMember(withScheme(text)) : decoded(text);
  return slug === null || slug === '' || slug.length > 200 || isClaimedToken(slug) ? null : slug.normalize('NFC');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
