import { useId } from 'preact/hooks';
import { t } from '../i18n.ts';
import { BadgesSwitch } from '../ui/BadgesSwitch.tsx';

/** The choice whether LinkedIn's lists get badges, with what speaks against it. */
export function BadgesRegion() {
  const id = useId();
  return (
    <section class="region" aria-labelledby={id}>
      <div>
        <h2 id={id}>{t('badgesHeading')}</h2>
        <p class="hint">{t('badgesAbout')}</p>
      </div>
      <BadgesSwitch />
      <p class="hint">{t('badgesTerms')}</p>
    </section>
  );
}
