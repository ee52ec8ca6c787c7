import type { KnownSet, Membership } from '../../model/schemas/people/product-check.ts';
import type { OpenDatabase } from '../database.ts';
import { PRODUCT_CHECK_ID, readCheck } from './check-record.ts';
import { type HashReader, PRODUCT_STORES, readHashes } from './hash-blocks.ts';
import { findHashes, hashAll, hashAt, identityOf } from './identity-hashes.ts';
import { columnsAt } from './rows.ts';

/** Cached: a set never changes once it is in use. */
type HeldSet = { readonly salt: string; readonly set: number; readonly hashes: readonly Uint32Array[] };

export function createKnownPeople(openDatabase: OpenDatabase) {
  let held: HeldSet | null = null;

  async function hashesOf(transaction: HashReader, salt: string, { number, kept }: KnownSet) {
    if (held?.salt === salt && held.set === number) return held.hashes;
    const hashes = await readHashes(transaction, number, kept);
    if (hashes) held = { salt, set: number, hashes };
    return hashes;
  }

  return async (people: readonly (readonly string[])[], withColumns: boolean): Promise<Membership[]> => {
    const database = await openDatabase();
    const identities = people.map((addresses) => [...new Set(addresses.map(identityOf).filter(Boolean))]);
    const salt = readCheck(await database.get('productCheck', PRODUCT_CHECK_ID))?.salt ?? '';
    // Hash first: a transaction would end meanwhile.
    const wanted = await hashAll(salt, identities.flat());
    // One transaction, since the set may be removed meanwhile.
    const transaction = database.transaction([...PRODUCT_STORES]);
    const check = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
    const known = check?.salt === salt ? check.known : null;
    const ticked = check?.watch?.ticked ?? [];
    if (!known) {
      const why = check?.sync?.phase === 'failed' ? 'failed' : 'never-synced';
      return people.map(() => ({ kind: 'unknown', why }));
    }
    const hashes = await hashesOf(transaction, salt, known);
    const found = findHashes(wanted, hashes ?? []);
    let at = 0;
    const answers = identities.map(async (own): Promise<Membership> => {
      const start = at;
      at += own.length;
      const matches = own.flatMap((_, index) => {
        const place = found[start + index] ?? null;
        return place === null ? [] : [{ place, hash: hashAt(wanted, start + index) }];
      });
      const [match] = matches;
      if (!match) return absent(known, own.length > 0, hashes !== null);
      const forgotten = transaction.objectStore('forgottenIdentities');
      const marks = await Promise.all(matches.map(({ hash }) => forgotten.getKey(hash)));
      if (marks.some((mark) => mark !== undefined)) return { kind: 'unknown', why: 'forgotten' };
      const columns = withColumns ? await columnsAt(transaction, known, match.place, ticked) : [];
      return { kind: 'in', asOf: known.asOf, columns };
    });
    return Promise.all(answers);
  };
}

function absent({ asOf, isWhole, read, addresses }: KnownSet, hasAddress: boolean, isReadable: boolean): Membership {
  if (!hasAddress) return { kind: 'unknown', why: 'no-address' };
  // If the report identifies people by numbers only, a missing address proves nothing.
  const isProof = isReadable && isWhole && (addresses > 0 || read === 0);
  return isProof ? { kind: 'not-in', asOf } : { kind: 'unknown', why: 'incomplete' };
}
