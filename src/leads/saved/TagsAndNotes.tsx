import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';

/** What messages/table/leads.ts lets through. */
const MAX_TAG_LENGTH = 60;
const MAX_TAGS = 50;
const MAX_NOTES_LENGTH = 10_000;
/** Typing goes on for so long (ms) before notes are saved. */
const SAVE_DELAY_MS = 700;

type EditableWords = Pick<Lead, 'tags' | 'notes'>;
type Props = { lead: Lead; onSaved: (words: Pick<Lead, 'id' | 'tags' | 'notes'>) => void };

/** The user's own words on a person: each tag is saved at once, notes when typing pauses, and when they are left. */
export function TagsAndNotes({ lead, onSaved }: Props) {
  const [words, setWords] = useState<EditableWords>({ tags: lead.tags, notes: lead.notes });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState('');
  // What is to be saved when the panel goes, and in which order.
  const unsaved = useRef<EditableWords | null>(null);
  const saving = useRef(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saveNow = useRef(() => {});

  saveNow.current = () => {
    clearTimeout(timer.current);
    const wanted = unsaved.current;
    unsaved.current = null;
    if (wanted) saving.current = saving.current.then(() => save(wanted));
  };
  useEffect(() => () => saveNow.current(), []);

  async function save(wanted: EditableWords) {
    const outcome = await send('save-lead', { id: lead.id, tags: [...wanted.tags], notes: wanted.notes });
    setFailure(outcome.ok ? null : outcome.failure);
    setSaid(outcome.ok ? t('leadWordsSaved') : '');
    if (outcome.ok) onSaved({ id: lead.id, ...wanted });
  }

  function change(changed: Partial<EditableWords>, wait: number) {
    const wanted = { ...words, ...changed };
    setWords(wanted);
    setSaid('');
    unsaved.current = wanted;
    clearTimeout(timer.current);
    if (wait === 0) saveNow.current();
    else timer.current = setTimeout(() => saveNow.current(), wait);
  }

  return (
    <>
      <Tags tags={words.tags} onChange={(tags) => change({ tags }, 0)} />
      <label class="field lead-notes">
        {t('leadNotes')}
        <textarea
          rows={4}
          dir="auto"
          maxLength={MAX_NOTES_LENGTH}
          value={words.notes}
          onInput={(event) => change({ notes: event.currentTarget.value }, SAVE_DELAY_MS)}
          onBlur={() => saveNow.current()}
        />
      </label>
      <p class="hint" role="status">
        {said}
      </p>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}

function Tags({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);

  function add(event: Event) {
    event.preventDefault();
    const tag = typed.replace(/\s+/g, ' ').trim();
    setTyped('');
    const isThere = tags.some((one) => one.toLowerCase() === tag.toLowerCase());
    if (tag !== '' && !isThere) onChange([...tags, tag]);
  }

  return (
    <section class="section">
      <h2 id={id}>{t('leadTags')}</h2>
      {tags.length > 0 && (
        <ul class="tags" aria-labelledby={id}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button
                type="button"
                class="icon-button"
                aria-label={t('leadRemoveTag', tag)}
                title={t('leadRemoveTag', tag)}
                onClick={() => {
                  onChange(tags.filter((one) => one !== tag));
                  // The button goes with its tag.
                  field.current?.focus();
                }}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="row" onSubmit={add}>
        <input
          type="text"
          ref={field}
          aria-label={t('leadNewTag')}
          placeholder={t('leadNewTag')}
          maxLength={MAX_TAG_LENGTH}
          disabled={tags.length >= MAX_TAGS}
          autocomplete="off"
          dir="auto"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" disabled={tags.length >= MAX_TAGS}>
          {t('leadAddTag')}
        </button>
      </form>
    </section>
  );
}
