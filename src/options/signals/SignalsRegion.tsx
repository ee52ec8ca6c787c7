import { t } from '../../i18n.ts';
import type { Connections } from '../connections/use-connections.ts';
import { Region } from '../fields/Region.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { SignalSettings } from './SignalSettings.tsx';
import { Subscriptions } from './Subscriptions.tsx';

export function SignalsRegion({ connections: { views } }: { connections: Connections }) {
  const connection = views.cognism2016;
  return (
    <Region title={t('signalsHeading')} about={t('signalsAbout')}>
      {connection && !connection.hasKey && <p>{t('signalsNeedKey')}</p>}
      {connection?.hasKey && (
        <>
          <SignalSettings connection={connection} />
          <Subscriptions hasSecretKey={connection.hasSecretKey} />
          <DeadLetters />
        </>
      )}
    </Region>
  );
}
