import { formatDay, language, t } from '../../i18n.ts';
import { isEarlier, lastReportedAt } from '../../model/addresses/earlier.ts';
import type { Phone } from '../../model/schemas/people/contact.ts';
import { CopyButton } from '../CopyButton.tsx';
import { SourceNotes } from './SourceNotes.tsx';

const USE_NAMES = { mobile: 'mobile', direct: 'directNumber', office: 'officeNumber' } as const;

export function PhoneItem({ phone }: { phone: Phone }) {
  const { display, e164, country, use, isDoNotCall, sources } = phone;
  const isPast = isEarlier(phone);
  const age = isPast && t('lastReported', formatDay(lastReportedAt(phone)));
  const said = [use && t(USE_NAMES[use]), country && countryName(country), age].filter(Boolean);
  return (
    <li class={`value${isPast ? ' value-earlier' : ''}`}>
      <div class="value-text">
        {e164 && !isDoNotCall && !isPast ? (
          <a class="value-main" href={`tel:${e164}`} dir="ltr">
            {display}
          </a>
        ) : (
          <bdi class="value-main">{display}</bdi>
        )}
        <span class="value-notes">
          {said.map((word) => (
            <span key={word}>{word}</span>
          ))}
          {isDoNotCall && <strong class="mark mark-invalid">{t('doNotCall')}</strong>}
          <SourceNotes sources={sources} />
        </span>
      </div>
      <CopyButton value={display} />
    </li>
  );
}

function countryName(country: string): string {
  return new Intl.DisplayNames(language(), { type: 'region' }).of(country) ?? country;
}
