import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import { dayOf } from '../../model/day.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Exported, LeadFormat } from '../../model/views/lead-views.ts';
import { offerFile } from '../offer-file.ts';

export type ExportDestination = 'download' | 'storage';

/** Whom a file is about, in which form, and where it goes. */
type ExportOrder = {
  readonly format: LeadFormat;
  readonly destination: ExportDestination;
  readonly ids: readonly string[];
};

export type ExportState =
  | { readonly kind: 'writing'; readonly done: number; readonly all: number }
  /** `again` writes it once more under another name. */
  | { readonly kind: 'done'; readonly exported: Exported; readonly again: () => void }
  | { readonly kind: 'nobody'; readonly exported: Exported }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An export that is under way: the background tells on the line how far it is, and hands the file over. */
type ExportRun = { readonly line: BroadcastChannel; isCancelled: boolean };

/** Has people written into a file, which the browser then keeps, or the storage that is picked. */
export function useExport() {
  const [state, setState] = useState<ExportState | null>(null);
  const running = useRef<ExportRun | null>(null);
  useEffect(() => cancel, []);

  function cancel() {
    const run = running.current;
    if (!run) return;
    run.isCancelled = true;
    run.line.postMessage('cancel');
  }

  async function write(order: ExportOrder, name = nameOf(order.format)) {
    const { format, destination, ids } = order;
    const channel = crypto.randomUUID();
    const run: ExportRun = { line: new BroadcastChannel(channel), isCancelled: false };
    running.current = run;
    setState({ kind: 'writing', done: 0, all: ids.length });
    const file = new Promise<Blob>((take) => {
      run.line.addEventListener('message', ({ data }) => {
        if (data instanceof Blob) take(data);
        else if (typeof data === 'number') setState({ kind: 'writing', done: data, all: ids.length });
      });
    });
    const outcome = await send('export-leads', {
      format,
      ids,
      channel,
      storeAs: destination === 'storage' ? name : null,
    });
    running.current = null;
    const again = () => void write(order, nameBeside(name));
    if (run.isCancelled) setState({ kind: 'cancelled' });
    else if (!outcome.ok) setState({ kind: 'failed', failure: outcome.failure });
    else if (outcome.value.written === 0) setState({ kind: 'nobody', exported: outcome.value });
    else {
      if (destination === 'download') offerFile(await file, name);
      setState({ kind: 'done', exported: outcome.value, again });
    }
    run.line.close();
  }

  return { state, write, cancel };
}

const FILE_EXTENSIONS: Readonly<Partial<Record<LeadFormat, string>>> = { json: 'json', vcard: 'vcf' };

/** `leadlight-leads-2026-03-31.csv`, `leadlight-leads-hubspot-2026-03-31.csv` */
function nameOf(format: LeadFormat): string {
  const reader = ['plain', 'json', 'vcard', 'vcard4'].includes(format) ? '' : `-${format}`;
  return `leadlight-leads${reader}-${dayOf(Date.now())}.${FILE_EXTENSIONS[format] ?? 'csv'}`;
}

/** The same with the time of day, which no other file has. */
function nameBeside(name: string): string {
  const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '');
  return name.replace(/\.(?=[^.]+$)/, `-${time}.`);
}
