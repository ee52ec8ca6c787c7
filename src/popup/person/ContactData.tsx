import { formatAge, t, tn } from '../../i18n.ts';
import type { Contact, Saying } from '../../model/schemas/people/contact.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { ContactLists } from '../../ui/contact/ContactLists.tsx';

type Props = {
  contact: Contact;
  /** The entries that brought it, as far as they are shown. */
  purchases: readonly Purchase[];
};

/** Only what services returned, never Leadlight's guesses. */
export function ContactData({ contact, purchases }: Props) {
  const { optedOut, sources } = contact;
  const about = aboutText(contact);
  return (
    <>
      {optedOut && (
        <div class="alert" role="alert">
          <p>
            <strong>{t('failOptedOut', t(optedOut.service))}</strong> {t('stepOptedOutContact')}
          </p>
        </div>
      )}
      <p class="hint note">
        {about}
        {about && <br />}
        {sources
          .flatMap(({ service, at }) => [
            t('fromSource', t(service), formatAge(at)),
            ...costs(purchases.find((purchase) => purchase.service === service)),
          ])
          .join(' · ')}
      </p>
      <ContactLists contact={contact} noEmails={t('noEmails')} noPhones={t('noPhones')} />
    </>
  );
}

/** Names the source of each fact if several have answered; the freshest wins. */
function aboutText({ title, company, location, sources }: Contact): string {
  const whose = (...sayings: (Saying | null)[]) => {
    const services = new Set(sayings.flatMap((saying) => (saying ? [t(saying.service)] : [])));
    return sources.length > 1 ? ` (${[...services].join(', ')})` : '';
  };
  const job = title && company ? t('jobAt', title.text, company.text) : (title ?? company)?.text;
  return [job && job + whose(title, company), location && location.text + whose(location)].filter(Boolean).join(' · ');
}

function costs(purchase: Purchase | undefined): string[] {
  if (!purchase?.found || purchase.charged === null) return [];
  return [purchase.charged === 0 ? t('costNothing') : tn('cost', purchase.charged)];
}
