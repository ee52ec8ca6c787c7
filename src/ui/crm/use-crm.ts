import { useCallback, useEffect, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import type { DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PushesView, PushView } from '../../model/views/lead-views.ts';
import { useView } from '../use-view.ts';

/** Which fields to overwrite, and which of several contacts it is. */
export type CrmPushChoices = {
  readonly ticked: readonly FieldChange[];
  readonly choice: { readonly id: string } | 'new' | null;
};

/** What a click did that the store does not record. */
export type CrmMessage =
  | { readonly kind: 'sent'; readonly id: number; readonly left: readonly FieldChange[] }
  | { readonly kind: 'taken-back'; readonly id: number; readonly isUndone: boolean; readonly left: readonly string[] };

type DryRunState = { readonly run: DryRun; readonly instanceId: string; readonly after: string };

const SHOWS = { topics: ['pushes', 'people', 'accounts'] } as const;

const isUnderWay = (view: PushesView) => view.isUnderWay;

/** A dry run is out of date once the CRM or the latest push has changed. */
const newestOf = ({ instanceId, pushes: [newest] }: PushesView) =>
  `${instanceId} ${newest ? `${newest.id} ${newest.state}` : ''}`;

export function useCrm(leadId: string) {
  const load = useCallback(() => send('view-pushes', { leadId }), [leadId]);
  const { view, failure: unloaded, refresh } = useView(SHOWS, load, { isWorking: isUnderWay });
  const [looked, setLooked] = useState<DryRunState | null>(null);
  const [doing, setDoing] = useState<'look' | 'send' | 'undo' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState<CrmMessage | null>(null);
  const [hasBegun, setBegun] = useState(false);

  /** One at a time; its result is shown together with the store's new state. */
  async function perform(what: 'look' | 'send' | 'undo', work: () => Promise<Failure | null>) {
    setDoing(what);
    setFailure(null);
    setSaid(null);
    const failed = await work();
    const latest = await refresh();
    // The store knows more about a push than that its answer was lost.
    const isInLedger = failed?.kind === 'internal' && latest?.pushes[0]?.state === 'intent';
    setFailure(isInLedger ? null : failed);
    setDoing(null);
  }

  const look = () =>
    perform('look', async () => {
      setLooked(null);
      const before = await load();
      const outcome = await send('ask-crm', { leadId });
      if (!outcome.ok) return outcome.failure;
      await show(outcome.value, before.ok ? before.value.instanceId : '');
      return null;
    });

  const push = (word: CrmPushChoices) =>
    perform('send', async () => {
      const instanceId = looked?.instanceId ?? '';
      const outcome = await send('send-to-crm', { leadId, instanceId, ...word });
      if (!outcome.ok) return outcome.failure;
      await take(outcome.value, instanceId);
      return null;
    });

  /** @param instanceId the connection of the run; not shown if another has been picked since */
  async function show(run: DryRun, instanceId: string): Promise<void> {
    const latest = await load();
    const isSame = latest.ok && latest.value.instanceId === instanceId;
    setLooked(isSame ? { run, instanceId, after: newestOf(latest.value) } : null);
  }

  async function take(pushed: PushView, instanceId: string): Promise<void> {
    if (pushed.kind === 'choose') await show(pushed.run, instanceId);
    if (pushed.kind === 'left-out') await show(pushed, instanceId);
    if (pushed.kind === 'done') setSaid({ kind: 'sent', id: pushed.push.id, left: pushed.left });
  }

  const undo = (id: number) =>
    perform('undo', async () => {
      const outcome = await send('undo-push', { id });
      if (outcome.ok) setSaid({ kind: 'taken-back', id, ...outcome.value });
      return outcome.ok ? null : outcome.failure;
    });

  const giveUp = (id: number) =>
    perform('look', async () => {
      const outcome = await send('give-push-up', { id });
      return outcome.ok ? null : outcome.failure;
    });

  // Once, and not while an earlier push is under way.
  const isReady = view !== null && !hasBegun;
  useEffect(() => {
    if (!isReady) return;
    setBegun(true);
    if (!view.isUnderWay) void look();
  }, [isReady]);

  return {
    view,
    failure: failure ?? unloaded,
    said,
    doing: doing ?? (view?.isUnderWay ? 'send' : null),
    run: looked && view && looked.after === newestOf(view) ? looked.run : null,
    ...{ look, push, undo, giveUp },
  };
}
