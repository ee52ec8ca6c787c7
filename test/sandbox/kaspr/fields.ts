export type Fields = Readonly<Record<string, unknown>>;

/** Thrown for input that Kaspr would not take; the message goes into the reply. */
export class Refusal extends Error {}

export function readFields(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('Body must be a JSON object');
  return body as Fields;
}

export function readText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refusal(`"${name}" is required`);
  return value;
}

/** The slug alone: an address, or a slug with a rest of one, is what real clients get wrong. */
export function readId(fields: Fields): string {
  const id = readText(fields, 'id');
  if (/[/?#:]/.test(id)) throw new Refusal('"id" must be a LinkedIn id, not an address');
  return id;
}

export function readFlag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw new Refusal(`"${name}" must be a boolean`);
  return value;
}

export function readLimit(fields: Fields, name: string, fallback: number): number {
  const value = fields[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new Refusal(`"${name}" must be a positive integer`);
  }
  return value;
}

/** A bare host name in lower case. */
export function readDomain(fields: Fields): string {
  const domain = readText(fields, 'domain').toLowerCase();
  if (!/^[^\s/@:?#]+\.[^\s/@:?#.]+$/.test(domain)) throw new Refusal('"domain" must be a domain name');
  return domain;
}
