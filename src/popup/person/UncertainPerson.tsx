import { t } from '../../i18n.ts';
import { profileAddress } from '../../model/profile-address.ts';
import type { PageView } from '../../model/views/views.ts';
import { PageWithoutPerson } from '../company/PageWithoutPerson.tsx';
import { ContactData } from './ContactData.tsx';
import { PersonCard } from './PersonCard.tsx';

type Props = { page: Extract<PageView, { kind: 'uncertain' }>; tabId: number | null };

/** Could be anyone of that name, so nothing is for sale. */
export function UncertainPerson({ page: { person, contact, account }, tabId }: Props) {
  const { slug } = person;
  return (
    <PageWithoutPerson tabId={tabId} pageKey={`uncertain ${slug ?? person.name}`} account={account}>
      <PersonCard {...person} />
      {contact && <ContactData contact={contact} purchases={[]} />}
      <section class="call">
        <p>
          {t('uncertainHint')} {t(slug ? 'uncertainWithProfile' : 'uncertainWithoutProfile')}
        </p>
        {slug && (
          <a class="button" href={profileAddress(slug)} target="_blank" rel="noreferrer">
            {t('openProfile')}
          </a>
        )}
      </section>
    </PageWithoutPerson>
  );
}
