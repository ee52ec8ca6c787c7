import { textWithin } from './contact-values.ts';

export function siteOf(value: unknown): string | null {
  const written = textWithin(value);
  if (!written || /\s/.test(written)) return null;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? written : null;
}

/** "London, England, United Kingdom". */
export function joined(...parts: readonly unknown[]): string | null {
  return textWithin(
    parts
      .flatMap((part) => textWithin(part) ?? [])
      .filter((part, at, all) => all.indexOf(part) === at)
      .join(', '),
  );
}
