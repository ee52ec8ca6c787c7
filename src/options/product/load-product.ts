import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { ProductView } from '../../model/views/views.ts';

export type ProductState = { readonly product: ProductView | null };

/** A null product is an answer too: none is chosen. */
export async function loadProduct(): Promise<Outcome<ProductState>> {
  const outcome = await send('view-product', null);
  return outcome.ok ? { ok: true, value: { product: outcome.value } } : outcome;
}
