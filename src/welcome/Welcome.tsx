import { type MessageKey, t } from '../i18n.ts';
import { BadgesSwitch } from '../ui/BadgesSwitch.tsx';
import { openOptions } from '../ui/purchase/FailureAlert.tsx';

/** What the user should know before the first click, under a heading each. */
const SECTIONS: readonly (readonly [title: MessageKey, ...lines: MessageKey[]])[] = [
  ['welcomeReads', 'welcomeReadsProfile', 'welcomeReadsLists', 'welcomeReadsNever'],
  ['welcomeStores', 'welcomeStoresWhat', 'welcomeStoresWhere'],
  ['welcomeGoes', 'welcomeGoesServices', 'welcomeGoesNobody'],
];

/** The first page that is shown after Leadlight was installed. */
export function Welcome() {
  return (
    <main class="welcome">
      <header class="intro">
        <h1>{t('welcomeTitle')}</h1>
        <p>{t('welcomeIntro')}</p>
      </header>
      {SECTIONS.map(([title, ...lines]) => (
        <section key={title}>
          <h2>{t(title)}</h2>
          {lines.map((line) => (
            <p key={line}>{t(line)}</p>
          ))}
        </section>
      ))}
      <section class="choice">
        <h2>{t('welcomeLinkedIn')}</h2>
        <p>{t('welcomeLinkedInTerms')}</p>
        <p>{t('welcomeLinkedInBadges')}</p>
        <BadgesSwitch />
      </section>
      <section>
        <h2>{t('welcomeBegin')}</h2>
        <p>{t('welcomeBeginKey')}</p>
        <button type="button" class="primary" onClick={openOptions}>
          {t('openOptions')}
        </button>
      </section>
    </main>
  );
}
