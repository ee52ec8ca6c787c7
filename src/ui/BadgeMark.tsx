import { t } from '../i18n.ts';
import { SAVED_STATE_WORDS, type SavedState } from '../model/views/badge.ts';
import { Icon, type IconName } from './Icon.tsx';

const STATE_ICONS: Record<SavedState, readonly IconName[]> = {
  none: ['ring'],
  email: ['mail'],
  phone: ['phone'],
  both: ['mail', 'phone'],
  nothing: ['cross'],
  working: ['clock'],
  decide: ['question'],
};

export function BadgeMark({ state }: { state: SavedState }) {
  return (
    <span class={`mark badge badge-${state}`}>
      {STATE_ICONS[state].map((shape) => (
        <Icon key={shape} name={shape} />
      ))}
      {t(SAVED_STATE_WORDS[state])}
    </span>
  );
}
