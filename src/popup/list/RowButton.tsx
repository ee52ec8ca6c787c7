import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { RowReference } from '../../messages/names.ts';
import { SAVED_STATE_WORDS } from '../../model/views/badge.ts';
import type { ListRow } from '../../model/views/views.ts';
import { BadgeMark } from '../../ui/BadgeMark.tsx';
import { PersonCheck } from '../../ui/jobs/PersonCheck.tsx';

type Props = {
  row: ListRow;
  /** Whether it is the row that was left. */
  takesFocus: boolean;
  /** Whether it is chosen to be looked up. */
  isChosen: boolean;
  isChoosable: boolean;
  /** What is special about it where it is chosen, or why it can't be. */
  note: string | null;
  onOpen: (row: RowReference) => void;
  onChoose: (isChosen: boolean) => void;
};

/** Of whom it can't be told, rows say nothing: the filter has them. */
const IN_PRODUCT = { in: 'badgeIn', 'not-in': 'rowNotIn', unknown: null } as const;

/** One person of a list: whether to look them up, name, state, and what tells people of one name apart. */
export function RowButton({ row, takesFocus, isChosen, isChoosable, note, onOpen, onChoose }: Props) {
  const { identity, name, headline, state, membership } = row;
  const isInProduct = membership && IN_PRODUCT[membership];
  const words = [t(SAVED_STATE_WORDS[state]), ...(isInProduct ? [t(isInProduct)] : [])].join(' · ');
  const id = useId();
  const noteId = useId();
  const button = useRef<HTMLButtonElement>(null);
  // Once, when the list is back: later the focus is the user's.
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
          // Said once for all of them below the list where it is not certain who somebody is.
          <p class={row.person ? 'person-note' : 'visually-hidden'} id={noteId}>
            {note}
          </p>
        )}
      </div>
    </li>
  );
}

/** Tells the rows of one list apart. */
export function rowKey({ identity: { slug, token, memberId }, name }: RowReference): string {
  return [slug, token, memberId, name].join(' ');
}
