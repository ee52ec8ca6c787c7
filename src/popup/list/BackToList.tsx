import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Icon } from '../../ui/Icon.tsx';

type Props = {
  /** The focused row button has just been removed. */
  takesFocus: boolean;
  onBack: () => void;
};

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
