/**
 * Whether two redeem ids are the same text: the vendor's own examples write one of them with the padding of base64 and
 * one without.
 */
export function isSameId(one: string, other: string): boolean {
  return unpadded(one) === unpadded(other);
}

/**
 * The person's part of a redeem id, which is base64 of `person;title;account`: it stays the same when a job change
 * makes a new id (vendor document). Null where the id is of another form.
 */
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
