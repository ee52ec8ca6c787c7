import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n.ts';
import type { Row } from '../messages/names.ts';
import type { ListRow } from '../model/views.ts';
import { BADGE_WORDS, BadgeMark } from '../ui/BadgeMark.tsx';

type Props = {
  row: ListRow;
  /** Whether it is the row that was left. */
  takesFocus: boolean;
  onOpen: (row: Row) => void;
};

/** One person of a list: name, state, and what tells people of one name apart. */
export function RowButton({ row, takesFocus, onOpen }: Props) {
  const { identity, name, headline, state } = row;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  // Once, when the list is back: later the focus is the user's.
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, []);
  return (
    <li class="person">
      <button
        type="button"
        class="person-button"
        ref={button}
        aria-label={t('badgeName', name, t(BADGE_WORDS[state]))}
        aria-describedby={headline ? id : undefined}
        onClick={() => onOpen({ identity, name })}
      >
        <span class="person-name" dir="auto">
          {name}
        </span>{' '}
        <BadgeMark state={state} />
      </button>
      {headline && (
        <p class="person-headline" id={id}>
          <bdi>{headline}</bdi>
        </p>
      )}
    </li>
  );
}

/** Tells the rows of one list apart. */
export function rowKey({ identity: { slug, token, memberId }, name }: Row): string {
  return [slug, token, memberId, name].join(' ');
}
