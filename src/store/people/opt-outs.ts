import type { Provenance } from '../../model/schemas/people/contact.ts';
import type { Alias } from '../../model/schemas/people/lead.ts';
import { type OptOut, optOut } from '../../model/schemas/people/opt-out.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { contradicts } from './people.ts';

/** The salt is per installation, so that hashes can't be matched across installations. */
const SALT_ID = 'salt';

type OptOuts = {
  readonly index: (name: 'aliases') => { readonly getAll: (hash: Alias) => Promise<unknown[]> };
};

/** Null if no opted-out person has been forgotten yet. */
export async function readSalt(optOuts: { readonly get: (id: string) => Promise<unknown> }): Promise<string | null> {
  const record = await optOuts.get(SALT_ID);
  return typeof record === 'object' && record !== null && 'salt' in record ? String(record.salt) : null;
}

export async function makeSalt(openDatabase: OpenDatabase): Promise<string> {
  const transaction = (await openDatabase()).transaction('optOuts', 'readwrite', DURABLE);
  return runTransaction(transaction, async () => {
    const known = await readSalt(transaction.store);
    const salt = known ?? crypto.randomUUID();
    if (known === null) await transaction.store.put({ id: SALT_ID, salt });
    return salt;
  });
}

/** `in:<hash>`. Don't call within a transaction, which would end while hashing. */
export function hashAliases(salt: string, aliases: readonly Alias[]): Promise<Alias[]> {
  return Promise.all(aliases.map(async (alias) => `${spaceOf(alias)}${await sha256(`${salt} ${alias}`)}`));
}

/** In the order of `people`, who reported the opt-out. `salt` is from `readSalt`; null skips the reading. */
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

/** `source` is who reported it. */
export function optOutRecord(hashes: readonly Alias[], { service, at }: Provenance): OptOut {
  return { id: crypto.randomUUID(), aliases: [...hashes], service, at };
}

export async function findOptOut(optOuts: OptOuts, hashes: readonly Alias[]): Promise<Provenance | null> {
  const byAlias = optOuts.index('aliases');
  const found = await Promise.all(hashes.map((hash) => byAlias.getAll(hash)));
  const known = found.flat().flatMap((record) => optOut.safeParse(record).data ?? []);
  // A slug can pass to another person: a different token hash reveals that.
  const theirs = known.find(({ aliases }) => !contradicts(aliases, hashes));
  return theirs ? { service: theirs.service, at: theirs.at } : null;
}

/** `in:`, `urn:`, `member:` or `sn:`. */
const spaceOf = (alias: Alias): string => alias.slice(0, alias.indexOf(':') + 1);

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
