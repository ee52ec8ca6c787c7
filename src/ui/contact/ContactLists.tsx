import { formatDay, t, tn } from '../../i18n.ts';
import { currentOf, earlierOf, unreadOf } from '../../model/addresses/earlier.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import { CopyButton } from '../CopyButton.tsx';
import { ListSection } from '../Section.tsx';
import { EmailItem } from './EmailItem.tsx';
import { PhoneItem } from './PhoneItem.tsx';

type Values = Pick<Contact, 'emails' | 'phones' | 'unread'>;
/** `noEmails`, `noPhones`: what stands where there are none. */
type Props = { contact: Values; noEmails: string; noPhones: string };

/** What is current; folded below it, what could not be read and what no source reports any more. */
export function ContactLists({ contact, noEmails, noPhones }: Props) {
  const { emails, phones } = currentOf(contact);
  return (
    <>
      <ListSection title={t('emails')} empty={noEmails}>
        {emails.map((email) => (
          <EmailItem key={email.address} email={email} />
        ))}
      </ListSection>
      <ListSection title={t('phones')} empty={noPhones}>
        {phones.map((phone) => (
          <PhoneItem key={phone.display} phone={phone} />
        ))}
      </ListSection>
      <UnreadValues contact={contact} />
      <EarlierValues contact={contact} />
    </>
  );
}

export function UnreadValues({ contact }: { contact: Values }) {
  const unread = unreadOf(contact);
  if (unread.length === 0) return null;
  return (
    <details class="folded">
      <summary>{tn('unreadValues', unread.length)}</summary>
      <p class="hint">{t('unreadValuesHint')}</p>
      <ul class="values" aria-label={t('unreadValuesList')}>
        {unread.map(({ text, service, at }) => (
          <li key={`${service} ${text}`} class="value">
            <div class="value-text">
              <bdi class="value-main">{text}</bdi>
              <span class="value-notes">
                <span>{t(service)}</span>
                <span>{formatDay(at)}</span>
              </span>
            </div>
            <CopyButton value={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function EarlierValues({ contact }: { contact: Values }) {
  const { emails, phones } = earlierOf(contact);
  if (emails.length + phones.length === 0) return null;
  return (
    <details class="folded">
      <summary>{t('earlierValues', emails.length + phones.length)}</summary>
      {emails.length > 0 && (
        <ListSection title={t('earlierEmails')}>
          {emails.map((email) => (
            <EmailItem key={email.address} email={email} />
          ))}
        </ListSection>
      )}
      {phones.length > 0 && (
        <ListSection title={t('earlierPhones')}>
          {phones.map((phone) => (
            <PhoneItem key={phone.display} phone={phone} />
          ))}
        </ListSection>
      )}
    </details>
  );
}
