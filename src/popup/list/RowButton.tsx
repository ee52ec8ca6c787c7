import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { RowReference } from '../../messages/names.ts';
import { SAVED_STATE_WORDS } from '../../model/views/badge.ts';
import type { ListRow } from '../../model/views/views.ts';
import { BadgeMark } from '../../ui/BadgeMark.tsx';
import { PersonCheck } from '../../ui/jobs/PersonCheck.tsx';

type Props = {
  row: ListRow;
  /** It is the row that was left. */
  takesFocus: boolean;
  isChosen: boolean;
  isChoosable: boolean;
  /** What is special about a chosen row, or why it can't be chosen. */
  note: string | null;
  onOpen: (row: RowReference) => void;
  onChoose: (isChosen: boolean) => void;
};

/** No badge for unknown membership: the filter covers it. */
const IN_PRODUCT = { in: 'badgeIn', 'not-in': 'rowNotIn', unknown: null } as const;

export function RowButton({ row, takesFocus, isChosen, isChoosable, note, onOpen, onChoose }: Props) {
  const { identity, name, headline, state, membership } = row;
  const isInProduct = membership && IN_PRODUCT[membership];
  const words = [t(SAVED_STATE_WORDS[state]), ...(isInProduct ? [t(isInProduct)] : [])].join(' · ');
  const id = useId();
  const noteId = useId();
  const button = useRef<HTMLButtonElement>(null);
  // Only once, when the list returns: afterwards the focus is the user's.
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, []);
  return (
    <li class="person">
      <PersonCheck
        name={name}
        isChosen={isChosen}
        isChoosable={isChoosable}
        noteId={note ? noteId : undefined}
        onChoose={onChoose}
      />
      <div class="person-body">
        <button
          type="button"
          class="person-button"
          ref={button}
          aria-label={t('badgeName', name, words)}
          aria-describedby={headline ? id : undefined}
          onClick={() => onOpen({ identity, name })}
        >
          <span class="person-name" dir="auto">
            {name}
          </span>{' '}
          <BadgeMark state={state} />
          {isInProduct && <span class={`mark badge badge-${membership}`}>{t(isInProduct)}</span>}
        </button>
        {headline && (
          <p class="person-headline" id={id}>
            <bdi>{headline}</bdi>
          </p>
        )}
        {note && (
          // For uncertain people, one visible note below the list suffices.
          <p class={row.person ? 'person-note' : 'visually-hidden'} id={noteId}>
            {note}
          </p>
        )}
      </div>
    </li>
  );
}

/** Unique within a list. */
export function rowKey({ identity: { slug, token, memberId }, name }: RowReference): string {
  return [slug, token, memberId, name].join(' ');
}
