import { language, t } from '../i18n.ts';
import type { Phone } from '../model/contact.ts';
import { CopyButton } from './CopyButton.tsx';

export function PhoneItem({ phone }: { phone: Phone }) {
  const { display, e164, country, sources } = phone;
  const said = [country && countryName(country), ...sources.map((source) => t(source.service))].filter(Boolean);
  return (
    <li class="value">
      <div class="value-text">
        {e164 ? (
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
        </span>
      </div>
      <CopyButton value={display} />
    </li>
  );
}

function countryName(country: string): string {
  return new Intl.DisplayNames(language(), { type: 'region' }).of(country) ?? country;
}
