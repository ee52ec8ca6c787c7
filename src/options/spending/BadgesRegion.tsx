import { t } from '../../i18n.ts';
import { BadgesSwitch } from '../../ui/BadgesSwitch.tsx';
import { Region } from '../fields/Region.tsx';

/** The choice whether LinkedIn's lists get badges, with what speaks against it. */
export function BadgesRegion() {
  return (
    <Region title={t('badgesHeading')} about={t('badgesAbout')}>
      <BadgesSwitch />
      <p class="hint">{t('badgesTerms')}</p>
    </Region>
  );
}
