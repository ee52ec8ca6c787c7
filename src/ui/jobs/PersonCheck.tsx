import { t } from '../../i18n.ts';
import type { RunOffer } from '../../model/views/views.ts';

type Props = {
  name: string;
  isChosen: boolean;
  isChoosable: boolean;
  /** The element that says what is special about them. */
  noteId: string | undefined;
  onChoose: (isChosen: boolean) => void;
};

/** Whether somebody of a list is to be looked up. */
export function PersonCheck({ name, isChosen, isChoosable, noteId, onChoose }: Props) {
  return (
    <label class="person-check">
      <input
        type="checkbox"
        aria-label={name}
        aria-describedby={noteId}
        checked={isChosen}
        disabled={!isChoosable}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
    </label>
  );
}

/** What is to be said beside the checkbox of somebody: why they can't be chosen, or that they are free. */
export function priceNoteOf(offer: RunOffer | null, isCertain: boolean, isChosen: boolean): string | null {
  if (!isCertain) return t('rowUncertain');
  if (offer === 'decide') return t('rowDecide');
  if (offer === 'waiting') return t('rowWaiting');
  return offer === 'free' && isChosen ? t('rowFree') : null;
}
