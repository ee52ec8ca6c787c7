import { formatAge, t, tn } from '../i18n.ts';
import type { Contact } from '../model/contact.ts';
import type { Purchase } from '../model/purchase.ts';
import { EmailItem } from '../ui/EmailItem.tsx';
import { PhoneItem } from '../ui/PhoneItem.tsx';
import { ListSection } from '../ui/Section.tsx';

/** What services said; nothing that Leadlight guesses. */
export function ContactData({ contact, purchase }: { contact: Contact; purchase: Purchase | null }) {
  const { emails, phones, title, company, sources } = contact;
  return (
    <>
      <p class="hint note">
        {title && company ? t('jobAt', title, company) : (title ?? company)}
        {(title || company) && <br />}
        {sources.map(({ service, at }) => t('fromSource', t(service), formatAge(at))).join(' · ')}
        {purchase?.found && cost(purchase)}
      </p>
      <ListSection title={t('emails')} empty={t('noEmails')}>
        {emails.map((email) => (
          <EmailItem key={email.address} email={email} />
        ))}
      </ListSection>
      <ListSection title={t('phones')} empty={t('noPhones')}>
        {phones.map((phone) => (
          <PhoneItem key={phone.display} phone={phone} />
        ))}
      </ListSection>
    </>
  );
}

function cost({ charged }: Purchase): string {
  if (charged === null) return '';
  return ` · ${charged === 0 ? t('costNothing') : tn('cost', charged)}`;
}
