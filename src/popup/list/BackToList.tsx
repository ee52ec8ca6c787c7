import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

type Props = {
  /** Whether the row's button, which had the focus, has just gone. */
  takesFocus: boolean;
  onBack: () => void;
};

/** From a person of a list back to the list. */
export function BackToList({ takesFocus, onBack }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  return (
    <button type="button" class="quiet back" ref={button} onClick={onBack}>
      <Icon name="back" />
      {t('backToList')}
    </button>
  );
}
