import { type ProductCheck, productCheck, type Sync } from '../../model/schemas/people/product-check.ts';
import { newSalt } from './identity-hashes.ts';

/** Under which the one record about the product check is stored. */
export const PRODUCT_CHECK_ID = 'kissmetrics';

/** The stored record; null where there is none, or none that makes sense: then the report has to be chosen again. */
export function readCheck(record: unknown): ProductCheck | null {
  const parsed = productCheck.safeParse(record);
  return parsed.success ? parsed.data : null;
}

/** Where nothing was chosen yet. */
export const newCheck = (): ProductCheck => ({
  ...{ id: PRODUCT_CHECK_ID, salt: newSalt(), lastSet: 0, watch: null, known: null, stale: [], sync: null },
});

/** A sync that begins. @param at epoch ms */
export function newSync(set: number, at: number): Sync {
  return {
    ...{ set, phase: 'run', startedAt: at, endedAt: null, goOnAt: at, ways: null, statusUrl: null, polls: 0 },
    ...{ progress: null, next: null, columns: [], read: 0, kept: 0, addresses: 0, total: null },
    ...{ tries: 0, failure: null },
  };
}

/** Whether a sync writes that set, and is not over. */
export function isFilling(sync: Sync | null, set: number): sync is Sync {
  return sync?.set === set && sync.phase !== 'done' && sync.phase !== 'failed';
}

/** The record with every set on its way out, that of a sync under way too. */
export function withoutSets(check: ProductCheck): ProductCheck {
  const { known, sync } = check;
  const sets = [known?.number, isFilling(sync, check.lastSet) ? check.lastSet : undefined];
  const stale = [...check.stale, ...sets.filter((set) => set !== undefined)];
  return { ...check, stale, known: null, sync: null };
}
