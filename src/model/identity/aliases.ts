type Named = { readonly slug: string | null; readonly token: string | null; readonly memberId: string | null };

/** Slugs are keys in lower case; `ACw…` tokens are Sales Navigator's and have their own namespace. */
export function aliasesOf({ slug, token, memberId }: Named): string[] {
  const aliases: string[] = [];
  if (slug) aliases.push(`in:${slug.normalize('NFC').toLowerCase()}`);
  if (token) aliases.push(token.startsWith('ACw') ? `sn:${token}` : `urn:${token}`);
  if (memberId) aliases.push(`member:${memberId}`);
  return aliases;
}
