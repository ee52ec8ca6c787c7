import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../messages/names.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import { offerFile } from './offer-file.ts';

/** What a page adds: `more` as the service says, `isCut` if its text broke off, `isNew` if it held anything unknown. */
export type AddedPage = { readonly more: boolean; readonly isCut: boolean; readonly isNew: boolean };

/** A file that grows page by page. `read` adds a page (from 0) to it. */
export type GrowingFile = {
  readonly name: string;
  readonly mostPages: number;
  readonly read: (page: number) => Promise<Outcome<AddedPage>>;
  readonly written: () => number;
  readonly file: () => Blob;
};

export type PagedFileState =
  | { readonly kind: 'reading'; readonly written: number }
  /** Nothing is lost: it can go on, or be saved as it is. */
  | { readonly kind: 'stopped'; readonly written: number; readonly why: Failure | 'cut' | 'cancelled' }
  | { readonly kind: 'saved'; readonly written: number; readonly isWhole: boolean };

const MAX_TRIES_OF_CUT = 3;

export function usePagedFile() {
  const [state, setState] = useState<PagedFileState | null>(null);
  const running = useRef<{ readonly file: GrowingFile; page: number; cancelled: AbortController } | null>(null);
  useEffect(() => cancel, []);

  function cancel() {
    running.current?.cancelled.abort();
  }

  function begin(file: GrowingFile) {
    running.current = { file, page: 0, cancelled: new AbortController() };
    void goOn();
  }

  async function goOn() {
    const run = running.current;
    if (!run) return;
    const { file } = run;
    run.cancelled = new AbortController();
    const { signal } = run.cancelled;
    setState({ kind: 'reading', written: file.written() });
    for (let tries = 1; run.page < file.mostPages; ) {
      const outcome = await file.read(run.page);
      if (signal.aborted) return stop(file, 'cancelled');
      if (!outcome.ok) return stop(file, outcome.failure);
      const { more, isCut, isNew } = outcome.value;
      if (isCut && tries === MAX_TRIES_OF_CUT) return stop(file, 'cut');
      tries = isCut ? tries + 1 : 1;
      if (!isCut && (!more || !isNew)) return save(true);
      if (!isCut) run.page += 1;
      setState({ kind: 'reading', written: file.written() });
    }
    save(false);
  }

  function stop(file: GrowingFile, why: Failure | 'cut' | 'cancelled') {
    setState({ kind: 'stopped', written: file.written(), why });
  }

  function save(isWhole: boolean) {
    const { file } = running.current ?? {};
    if (!file) return;
    if (file.written() > 0) offerFile(file.file(), file.name);
    setState({ kind: 'saved', written: file.written(), isWhole });
  }

  return { state, begin, cancel, goOn: () => void goOn(), keep: () => save(false) };
}
