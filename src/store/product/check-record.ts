import {
  type ColumnKey,
  type ProductCheck,
  productCheck,
  type Sync,
  type Watch,
} from '../../model/schemas/people/product-check.ts';
import { newSalt } from './identity-hashes.ts';

export const PRODUCT_CHECK_ID = 'kissmetrics';

/** Null if missing or damaged: the report then has to be chosen again. */
export function readCheck(record: unknown): ProductCheck | null {
  const parsed = productCheck.safeParse(record);
  return parsed.success ? parsed.data : null;
}

export const newCheck = (): ProductCheck => ({
  ...{ id: PRODUCT_CHECK_ID, salt: newSalt(), lastSet: 0, watch: null, known: null, stale: [], sync: null },
});

export function newSync(set: number, at: number): Sync {
  return {
    ...{ set, phase: 'run', startedAt: at, endedAt: null, goOnAt: at, ways: null, statusUrl: null, polls: 0 },
    ...{ progress: null, next: null, columns: [], read: 0, kept: 0, addresses: 0, total: null },
    ...{ tries: 0, failure: null },
  };
}

export function isFilling(sync: Sync | null, set: number): sync is Sync {
  return sync?.set === set && sync.phase !== 'done' && sync.phase !== 'failed';
}

export function withoutSets(check: ProductCheck): ProductCheck {
  const { known, sync } = check;
  const sets = [known?.number, isFilling(sync, check.lastSet) ? check.lastSet : undefined];
  const stale = [...check.stale, ...sets.filter((set) => set !== undefined)];
  return { ...check, stale, known: null, sync: null };
}

/** What is being read begins again: its pages were kept with other ticks. */
export function withTick(check: ProductCheck, watch: Watch, column: ColumnKey, isTicked: boolean): ProductCheck {
  const { known, sync, lastSet, stale } = check;
  const others = watch.ticked?.filter((one) => one !== column) ?? [];
  const ticked = isTicked ? [...others, column] : others;
  const left = known?.ticked?.filter((one) => ticked.includes(one)) ?? [];
  const narrowed = { ...check, watch: { ...watch, ticked }, known: known && { ...known, ticked: left } };
  if (!isFilling(sync, lastSet)) return { ...narrowed, sync: null };
  const set = lastSet + 1;
  return { ...narrowed, lastSet: set, stale: [...stale, sync.set], sync: newSync(set, sync.startedAt) };
}
