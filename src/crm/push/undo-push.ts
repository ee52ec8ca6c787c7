import type { CrmMapping, CrmPush } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PushDeps } from '../ports.ts';
import { planUndo, stillWritten } from './plan-undo.ts';
import { withContactLock } from './push-context.ts';

/**
 * `undone`: nothing of the push is there any more but `left`, fields that somebody has changed since. `kept`: a created
 * contact that somebody has changed.
 */
export type UndoResult =
  | { readonly kind: 'undone' | 'kept'; readonly push: CrmPush; readonly left: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Takes a push back. May die at any step, and be asked again.
 * @param push one that has ended as `created` or `updated`
 */
export async function undoPush(
  { crm, store, locks }: Pick<PushDeps, 'crm' | 'store' | 'locks'>,
  push: CrmPush,
  mapping: CrmMapping,
): Promise<UndoResult> {
  const { contactId } = push;
  return withContactLock(locks, push, contactId ?? '', async () => {
    const now = contactId === null ? ({ kind: 'gone' } as const) : await crm.get(contactId);
    if (now.kind === 'failed') return now;
    const { send, left } = planUndo(push, now.kind === 'found' ? now.record : null, mapping);
    if (push.state === 'created' && left.length > 0) return { kind: 'kept', push, left };
    const sent =
      send === null ? null : await (send.kind === 'remove' ? crm.remove(send.id) : crm.update(send.id, send.body));
    // Asked again, it is looked at again: nothing is sent a second time that came about.
    if (sent?.kind === 'failed') return sent;
    if (sent?.kind === 'unclear')
      return { kind: 'failed', failure: { kind: 'maybe-written', service: 'cloudElements' } };
    const undone: CrmPush = { ...push, state: 'undone' };
    await store.end(undone);
    const after = send?.kind === 'update' ? await crm.get(send.id) : null;
    // Some CRMs say yes to an emptied field, and keep what was in it.
    const kept = after?.kind === 'found' ? stillWritten(push, after.record) : [];
    return { kind: 'undone', push: undone, left: [...new Set([...left, ...kept])] };
  });
}
