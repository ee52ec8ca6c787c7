import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../../messages/send.ts';
import { changeTags, type TagChange, tidyTag } from '../../../model/words/tags.ts';
import type { DraftHold } from './use-draft.ts';
import type { Report } from './use-notes.ts';

type TagsOptions = {
  readonly id: string;
  readonly saved: readonly string[];
  readonly askedAt: number;
  readonly draft: DraftHold;
  readonly report: Report;
  readonly onSaved: (tags: readonly string[]) => void;
};

export function useTags({ id, saved, askedAt, draft, report, onSaved }: TagsOptions) {
  const [tags, setTags] = useState(saved);
  const first = draft.restored?.tag ?? '';
  const [typed, setTyped] = useState(first);
  const saving = useRef(Promise.resolve());
  const state = useRef({ underWay: 0, savedAt: 0, typed: first });

  function type(text: string) {
    state.current.typed = text;
    setTyped(text);
    draft.type({ tag: text });
  }

  async function save(change: TagChange) {
    const outcome = await send('save-tags', {
      id,
      editor: draft.editor,
      add: [...change.add],
      remove: [...change.remove],
    });
    state.current.underWay -= 1;
    state.current.savedAt = performance.now();
    report(outcome.ok ? null : outcome.failure, outcome.ok);
    if (outcome.ok) {
      if (state.current.typed === '') draft.type({ tag: '' });
      if (state.current.underWay === 0) setTags(outcome.value);
      onSaved(outcome.value);
      return;
    }
    setTags((shown) => changeTags(shown, { add: change.remove, remove: change.add }));
    if (state.current.typed === '') type(change.add[0] ?? '');
  }

  function change(wanted: TagChange) {
    setTags((shown) => changeTags(shown, wanted));
    report(null, false);
    state.current.underWay += 1;
    saving.current = saving.current.then(() => save(wanted));
  }

  useEffect(() => {
    if (state.current.underWay === 0 && askedAt >= state.current.savedAt) setTags(saved);
  }, [askedAt]);

  return {
    tags,
    typed,
    type,
    remove: (tag: string) => change({ add: [], remove: [tag] }),
    add() {
      const tag = tidyTag(typed);
      state.current.typed = '';
      setTyped('');
      // The background keeps what was typed until the tag is saved.
      if (tag === '') type('');
      else change({ add: [tag], remove: [] });
    },
  };
}
