import { formatDay, t } from '../../i18n.ts';
import { isEarlier, lastReportedAt } from '../../model/addresses/earlier.ts';
import type { Email } from '../../model/schemas/people/contact.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Icon } from '../Icon.tsx';
import { SourceNotes } from './SourceNotes.tsx';

const VALIDITY_ICONS = { verified: 'tick', invalid: 'cross', unverified: 'dash' } as const;

export function EmailItem({ email }: { email: Email }) {
  const { address, validity, use, current, sources } = email;
  const isPast = isEarlier(email);
  const age = isPast ? t('lastReported', formatDay(lastReportedAt(email))) : current && t('current');
  const said = [use && t(use), age].filter(Boolean);
  return (
    <li class={`value value-${validity}${isPast ? ' value-earlier' : ''}`}>
      <div class="value-text">
        <bdi class="value-main">{address}</bdi>
        <span class="value-notes">
          <span class={`mark mark-${validity}`}>
            <Icon name={VALIDITY_ICONS[validity]} />
            {t(validity)}
          </span>
          {said.map((word) => (
            <span key={word}>{word}</span>
          ))}
          <SourceNotes sources={sources} />
        </span>
      </div>
      <CopyButton value={address} />
    </li>
  );
}
