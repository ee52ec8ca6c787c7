import type { CrmMapping, CrmPush } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PushDeps } from '../ports.ts';
import { planUndo, stillWritten } from './plan-undo.ts';
import { withContactLock } from './push-context.ts';

/** `left`: fields changed by someone since. `kept`: a created contact stays, since someone has edited it. */
export type UndoResult =
  | { readonly kind: 'undone' | 'kept'; readonly push: CrmPush; readonly left: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Safe to repeat after dying at any step. @param push ended as `created` or `updated` */
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
    // A repeat reads the contact first, so nothing that took effect is sent twice.
    if (sent?.kind === 'failed') return sent;
    if (sent?.kind === 'unclear')
      return { kind: 'failed', failure: { kind: 'maybe-written', service: 'cloudElements' } };
    const undone: CrmPush = { ...push, state: 'undone' };
    await store.end(undone);
    const after = send?.kind === 'update' ? await crm.get(send.id) : null;
    // Some CRMs accept an emptied field but keep its value.
    const kept = after?.kind === 'found' ? stillWritten(push, after.record) : [];
    return { kind: 'undone', push: undone, left: [...new Set([...left, ...kept])] };
  });
}
