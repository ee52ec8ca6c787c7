import type { Balance } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';

export type ServiceResult<T> =
  | { readonly ok: true; readonly value: T; readonly balance: Balance | null }
  | { readonly ok: false; readonly failure: Failure; readonly balance?: Balance | null };
