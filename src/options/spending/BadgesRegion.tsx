import { t } from '../../i18n.ts';
import { BadgesSwitch } from '../../ui/BadgesSwitch.tsx';
import { Region } from '../fields/Region.tsx';

export function BadgesRegion() {
  return (
    <Region title={t('badgesHeading')} about={t('badgesAbout')}>
      <BadgesSwitch />
      <p class="hint">{t('badgesTerms')}</p>
    </Region>
  );
}
