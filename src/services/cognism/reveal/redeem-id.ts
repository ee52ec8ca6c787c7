/** The vendor's own examples write the same id with and without base64 padding. */
export function isSameId(one: string, other: string): boolean {
  return unpadded(one) === unpadded(other);
}

/** Base64 of `person;title;account`; only the person's part survives a job change (vendor document). */
export function personIn(redeemId: string): string | null {
  let parts: string[];
  try {
    parts = atob(unpadded(redeemId)).split(';');
  } catch {
    return null;
  }
  const [person = ''] = parts;
  return parts.length === 3 && /^[0-9a-f-]{36}$/i.test(person) ? person.toLowerCase() : null;
}

function unpadded(redeemId: string): string {
  return redeemId.trim().replace(/={1,2}$/, '');
}
