import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../../messages/send.ts';
import type { Draft } from '../../../model/schemas/people/draft.ts';
import { onLeaving } from './on-leaving.ts';

/** Typing is kept at most so often (ms). */
const KEEP_INTERVAL_MS = 300;

export type Typed = Pick<Draft, 'notes' | 'tag'>;
const NOTHING: Typed = { notes: null, tag: '' };

/** What is typed about a person and not saved yet: the background keeps it, as a tab may close at any moment. */
export function useDraft(leadId: string) {
  const [editor] = useState(() => crypto.randomUUID());
  const [restored, setRestored] = useState<Typed | null>(null);
  const typed = useRef(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function keepNow() {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    void send('keep-draft', { leadId, editor, ...typed.current });
  }

  async function restore(signal: AbortSignal) {
    const outcome = await send('take-draft', { leadId, editor });
    const { notes, tag } = (outcome.ok && outcome.value) || NOTHING;
    typed.current = { notes, tag };
    if (!signal.aborted) setRestored({ notes, tag });
  }

  useEffect(() => {
    const closed = new AbortController();
    const { signal } = closed;
    // The lock tells the background that this form is open: what it typed is not for another one.
    const untilClosed = () =>
      new Promise<void>((done) => (signal.aborted ? done() : signal.addEventListener('abort', () => done())));
    void navigator.locks.request(editor, untilClosed);
    void restore(signal);
    onLeaving(keepNow, signal);
    return () => {
      keepNow();
      closed.abort();
    };
  }, []);

  return {
    editor,
    /** Null until it is known. */
    restored,

    type(change: Partial<Typed>) {
      typed.current = { ...typed.current, ...change };
      timer.current ??= setTimeout(keepNow, KEEP_INTERVAL_MS);
    },
  };
}

export type DraftHold = ReturnType<typeof useDraft>;
