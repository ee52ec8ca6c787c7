import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { ShownSignal, SignalsView } from '../../model/views/lead-views.ts';

/**
 * The newest signals, page by page.
 * @param least how many are enough, where there are so many
 */
export async function loadSignals(least: number, gone: AbortSignal): Promise<Outcome<SignalsView>> {
  const signals: ShownSignal[] = [];
  let latest: SignalsView = { watch: null, signals, next: null };
  do {
    const page: Outcome<SignalsView> = await send('view-signals', { before: latest.next, leadId: null });
    if (!page.ok) return page;
    latest = page.value;
    signals.push(...latest.signals);
  } while (latest.next !== null && signals.length < least && !gone.aborted);
  return { ok: true, value: { ...latest, signals } };
}
