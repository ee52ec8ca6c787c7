import type { Provenance } from '../../model/schemas/people/contact.ts';
import type { Alias } from '../../model/schemas/people/lead.ts';
import { type OptOut, optOut } from '../../model/schemas/people/opt-out.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { contradicts } from './people.ts';

/** The record that holds the salt of this installation: hashes of two installations say nothing about each other. */
const SALT_ID = 'salt';

/** As much of the stored opt-outs as finds those of a person. */
type OptOuts = {
  readonly index: (name: 'aliases') => { readonly getAll: (hash: Alias) => Promise<unknown[]> };
};

/** The salt, within a transaction; null while nobody has been forgotten who has opted out. */
export async function readSalt(optOuts: { readonly get: (id: string) => Promise<unknown> }): Promise<string | null> {
  const record = await optOuts.get(SALT_ID);
  return typeof record === 'object' && record !== null && 'salt' in record ? String(record.salt) : null;
}

/** The same, made where there is none yet. */
export async function makeSalt(openDatabase: OpenDatabase): Promise<string> {
  const transaction = (await openDatabase()).transaction('optOuts', 'readwrite', DURABLE);
  return runTransaction(transaction, async () => {
    const known = await readSalt(transaction.store);
    const salt = known ?? crypto.randomUUID();
    if (known === null) await transaction.store.put({ id: SALT_ID, salt });
    return salt;
  });
}

/**
 * Aliases as they are kept of who has opted out and was forgotten: `in:<hash>`. Not within a transaction, which would
 * end while it waits for a hash.
 */
export function hashAliases(salt: string, aliases: readonly Alias[]): Promise<Alias[]> {
  return Promise.all(aliases.map(async (alias) => `${spaceOf(alias)}${await sha256(`${salt} ${alias}`)}`));
}

/**
 * Who said of each of some people that they have opted out, before they were forgotten; null where nobody did.
 * @param salt of `readSalt`; null: nobody was forgotten so, and nothing is read
 */
export async function findOptOuts(
  openDatabase: OpenDatabase,
  salt: string | null,
  people: readonly (readonly Alias[])[],
): Promise<(Provenance | null)[]> {
  if (salt === null) return people.map(() => null);
  const hashes = await Promise.all(people.map((aliases) => hashAliases(salt, aliases)));
  const { store } = (await openDatabase()).transaction('optOuts');
  return Promise.all(hashes.map((some) => findOptOut(store, some)));
}

/** What is kept of somebody who has opted out and was forgotten. @param source who said so */
export function optOutRecord(hashes: readonly Alias[], { service, at }: Provenance): OptOut {
  return { id: crypto.randomUUID(), aliases: [...hashes], service, at };
}

/** The same within a transaction. @param hashes of `hashAliases` */
export async function findOptOut(optOuts: OptOuts, hashes: readonly Alias[]): Promise<Provenance | null> {
  const byAlias = optOuts.index('aliases');
  const found = await Promise.all(hashes.map((hash) => byAlias.getAll(hash)));
  const known = found.flat().flatMap((record) => optOut.safeParse(record).data ?? []);
  // A slug can be taken over by another person: hashes of another token say so.
  const theirs = known.find(({ aliases }) => !contradicts(aliases, hashes));
  return theirs ? { service: theirs.service, at: theirs.at } : null;
}

/** `in:`, `urn:`, `member:`, `sn:`. */
const spaceOf = (alias: Alias): string => alias.slice(0, alias.indexOf(':') + 1);

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
