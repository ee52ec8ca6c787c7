import { type MessageKey, t } from '../../i18n.ts';
import { BADGE_PLACES, type BadgePlace } from '../../model/badge-places.ts';
import { BadgesSwitch } from '../../ui/BadgesSwitch.tsx';
import { Region } from '../fields/Region.tsx';
import { SettingCheck } from '../fields/SettingCheck.tsx';
import { useSettings } from './use-settings.ts';

const PLACES: Record<BadgePlace, MessageKey> = {
  search: 'badgesInSearch',
  network: 'badgesInNetwork',
  company: 'badgesInCompany',
  group: 'badgesInGroup',
  viewers: 'badgesInViewers',
  post: 'badgesInPost',
  job: 'badgesInJob',
  notifications: 'badgesInNotifications',
  sales: 'badgesInSales',
  recruiter: 'badgesInRecruiter',
  feed: 'badgesInFeed',
  messaging: 'badgesInMessaging',
  elsewhere: 'badgesInElsewhere',
};

export function BadgesRegion() {
  const { settings, said, save } = useSettings();
  return (
    <Region title={t('badgesHeading')} about={t('badgesAbout')}>
      <BadgesSwitch />
      {settings && (
        <fieldset class="places">
          <legend>{t('badgesPlaces')}</legend>
          {BADGE_PLACES.map((place) => (
            <SettingCheck
              key={place}
              label={t(PLACES[place])}
              checked={settings.badgePlaces[place]}
              disabled={!settings.badges}
              onSave={(isWanted) => save(({ badgePlaces }) => ({ badgePlaces: { ...badgePlaces, [place]: isWanted } }))}
            />
          ))}
        </fieldset>
      )}
      <p class="hint" role="status">
        {said}
      </p>
      <p class="hint">{t('badgesTerms')}</p>
    </Region>
  );
}
