import { type Alias, aliasesOf } from '../model/schemas/people/lead.ts';

/**
 * The alias under which a person with this address of a LinkedIn profile is known: a slug decoded once, NFC, in lower case, or a
 * member token. Null for every other address, of LinkedIn's too.
 */
export function profileAlias(address: string): Alias | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || !/(?:^|\.)linkedin\.com$/.test(url.hostname)) return null;
  const [, kind, segment = ''] = url.pathname.split('/');
  if (kind?.toLowerCase() !== 'in') return null;
  const slug = decoded(segment);
  // `/in/me` is nobody.
  if (!slug || slug.length > 200 || slug.toLowerCase() === 'me') return null;
  const token = /^AC[ow]AA[\w-]+$/.test(slug) ? slug : null;
  return aliasesOf({ slug: token ? null : slug, token, memberId: null })[0] ?? null;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
