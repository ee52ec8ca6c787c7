import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { BadgesRegion } from './BadgesRegion.tsx';
import { KasprRegion } from './KasprRegion.tsx';

document.documentElement.lang = language();
document.title = t('optionsTitle');
const root = document.getElementById('app');

function Options() {
  return (
    <main class="options">
      <h1>{t('optionsHeading')}</h1>
      <p class="hint">{t('optionsIntro')}</p>
      <KasprRegion />
      <BadgesRegion />
    </main>
  );
}

if (root) render(<Options />, root);
