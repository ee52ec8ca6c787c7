import { isRoleAddress } from '../../model/addresses/role-address.ts';
import type { OpenDatabase } from '../database.ts';
import { isFilling, PRODUCT_CHECK_ID, readCheck } from './check-record.ts';
import { type HashWriter, readHashes } from './hash-blocks.ts';
import { findPlaces, hashAll, hashAt, identityOf } from './identity-hashes.ts';
import { emptyRows } from './rows.ts';

export type HashedIdentities = {
  readonly salt: string | null;
  readonly identities: ReadonlySet<string>;
  readonly hashes: Uint32Array;
};

/** Don't call within a transaction, which would end while hashing. */
export async function hashIdentities(
  openDatabase: OpenDatabase,
  addresses: readonly string[],
): Promise<HashedIdentities> {
  const salt = readCheck(await (await openDatabase()).get('productCheck', PRODUCT_CHECK_ID))?.salt ?? null;
  const identities = identitiesOf(addresses);
  return { salt, identities, hashes: await hashAll(salt ?? '', salt === null ? [] : [...identities]) };
}

/**
 * Removes what was kept of them from the report, and marks them, so that no later reading brings them back. False if
 * some weren't hashed, or with another salt.
 */
export async function forgetIdentities(
  transaction: HashWriter,
  addresses: readonly string[],
  { salt, identities, hashes }: HashedIdentities,
): Promise<boolean> {
  const check = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
  if (!check) {
    // Which rows are theirs is unknown.
    await transaction.objectStore('knownRows').clear();
    return true;
  }
  if (check.salt !== salt || [...identitiesOf(addresses)].some((one) => !identities.has(one))) return false;
  const forgotten = transaction.objectStore('forgottenIdentities');
  await Promise.all([...identities].map((_, at) => forgotten.put({ hash: hashAt(hashes, at) })));
  if (!check.watch?.ticked?.length && !check.known?.ticked?.length) return true;
  const filling = isFilling(check.sync, check.lastSet) ? [{ number: check.sync.set, kept: check.sync.kept }] : [];
  for (const { number, kept } of [...(check.known ? [check.known] : []), ...filling]) {
    const blocks = await readHashes(transaction, number, kept);
    await emptyRows(transaction, number, findPlaces(hashes, blocks ?? []));
  }
  return true;
}

/** A role address (`info@`) identifies a firm, not a person. */
function identitiesOf(addresses: readonly string[]): Set<string> {
  return new Set(
    addresses
      .filter((address) => !isRoleAddress(address))
      .map(identityOf)
      .filter(Boolean),
  );
}
