import { useId, useRef } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import { MAX_TAG_LENGTH } from '../../../model/words/tags.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { useTags } from './use-tags.ts';

const MAX_TAGS = 50;

export function Tags({ tags, typed, type, add, remove }: ReturnType<typeof useTags>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
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
                  remove(tag);
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
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
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
          onInput={(event) => type(event.currentTarget.value)}
        />
        <button type="submit" disabled={tags.length >= MAX_TAGS}>
          {t('leadAddTag')}
        </button>
      </form>
    </section>
  );
}
