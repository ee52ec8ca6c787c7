import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { ColumnKey } from '../../model/schemas/people/product-check.ts';
import { failureHere } from '../connections/verified-text.ts';

/** `said`: how it went, for the user. */
export async function tickColumn(column: ColumnKey, isTicked: boolean): Promise<{ isSaved: boolean; said: string }> {
  const outcome = await send('tick-column', { column, isTicked });
  if (!outcome.ok) return { isSaved: false, said: failureHere(outcome.failure) };
  const isSaved = (outcome.value?.watch.ticked ?? []).includes(column) === isTicked;
  return { isSaved, said: t(isSaved ? 'savedChoice' : 'columnsFull') };
}
