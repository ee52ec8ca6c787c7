import { t } from '../../i18n.ts';
import type { RunOffer } from '../../model/views/views.ts';

type Props = {
  name: string;
  isChosen: boolean;
  isChoosable: boolean;
  noteId: string | undefined;
  onChoose: (isChosen: boolean) => void;
};

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

/** Why somebody can't be chosen, or that they are free. */
export function priceNoteOf(offer: RunOffer | null, isCertain: boolean, isChosen: boolean): string | null {
  if (!isCertain) return t('rowUncertain');
  if (offer === 'decide') return t('rowDecide');
  if (offer === 'waiting') return t('rowWaiting');
  return offer === 'free' && isChosen ? t('rowFree') : null;
}
