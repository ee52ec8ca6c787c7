import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../../messages/send.ts';
import type { Failure } from '../../../model/schemas/purchases/failure.ts';
import { joinNotes, MAX_NOTES_LENGTH } from '../../../model/words/notes.ts';
import { onLeaving } from './on-leaving.ts';
import { openNotes } from './open-notes.ts';
import type { DraftHold } from './use-draft.ts';

/** Typing goes on for so long (ms) before notes are saved. */
const SAVE_DELAY_MS = 700;

export type Report = (failure: Failure | null, isSaved: boolean) => void;

type NotesOptions = {
  readonly id: string;
  /** The notes on disk, and when they were asked for (ms of this page). */
  readonly saved: string;
  readonly askedAt: number;
  readonly draft: DraftHold;
  readonly report: Report;
};

/** Notes in a field: saved when typing pauses, and when they are left, unless another window has changed them. */
export function useNotes({ id, saved, askedAt, draft, report }: NotesOptions) {
  const [first] = useState(() => openNotes(saved, draft.restored?.notes ?? null));
  const [text, setText] = useState(first.text);
  const [theirs, setTheirs] = useState(first.theirs);
  const now = useRef({ ...first, savedAt: 0 });
  const saving = useRef(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function show(changed: Partial<typeof first>) {
    Object.assign(now.current, changed);
    setText(now.current.text);
    setTheirs(now.current.theirs);
  }

  async function save() {
    const { text: notes, seen: expected, theirs: undecided } = now.current;
    if (notes === expected || undecided !== null || notes.length > MAX_NOTES_LENGTH) return;
    const outcome = await send('save-notes', { id, editor: draft.editor, notes, expected });
    now.current.savedAt = performance.now();
    if (!outcome.ok) return report(outcome.failure, false);
    if (outcome.value.kind === 'changed-elsewhere') {
      report(null, false);
      return show({ theirs: outcome.value.notes });
    }
    now.current.seen = notes;
    const left = now.current.text;
    draft.type({ notes: left === notes ? null : { text: left, seen: notes } });
    report(null, left === notes);
  }

  function saveNow() {
    clearTimeout(timer.current);
    saving.current = saving.current.then(save);
  }

  function saveSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, SAVE_DELAY_MS);
  }

  const latest = useRef(saveNow);
  latest.current = saveNow;
  useEffect(() => {
    const closed = new AbortController();
    onLeaving(() => latest.current(), closed.signal);
    if (first.text !== first.seen) saveSoon();
    else if (draft.restored?.notes) draft.type({ notes: null });
    return () => {
      closed.abort();
      latest.current();
    };
  }, []);

  useEffect(() => {
    // Read before the last save ended: it may show what was there before.
    if (askedAt < now.current.savedAt) return;
    const { text: typed, seen, theirs: undecided } = now.current;
    if (undecided !== null) {
      show(openNotes(saved, { text: typed, seen }));
      saveSoon();
    } else if (typed === seen) show({ text: saved, seen: saved });
  }, [askedAt]);

  function type(typed: string) {
    show({ text: typed });
    report(null, false);
    draft.type({ notes: { text: typed, seen: now.current.seen } });
    saveSoon();
  }

  return {
    text,
    theirs,
    type,
    saveNow,
    decide(how: 'both' | 'mine' | 'theirs') {
      const other = now.current.theirs ?? '';
      const decided = { both: joinNotes(other, now.current.text), mine: now.current.text, theirs: other }[how];
      show({ text: decided, seen: other, theirs: null });
      draft.type({ notes: decided === other ? null : { text: decided, seen: other } });
      saveNow();
    },
  };
}
