import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { KeyFields } from '../connections/KeyFields.tsx';
import { ServiceForm } from '../connections/ServiceForm.tsx';
import type { Connections } from '../connections/use-connections.ts';
import { useKeyForm } from '../connections/use-key-form.ts';
import { useSaving } from '../connections/use-saving.ts';
import { Region } from '../fields/Region.tsx';
import { Hubs } from './Hubs.tsx';

export function CloudElementsRegion({ connections }: { connections: Connections }) {
  const form = useKeyForm('cloudElements', connections);
  const saving = useSaving([form], connections);
  // Listing connections is a request: only after a click.
  const [isVerified, setVerified] = useState(false);

  async function disconnect() {
    await saving.disconnect(form, t('removedSecrets'));
    setVerified(false);
  }

  return (
    <Region title={t('cloudElements')} about={t('cloudElementsAbout')}>
      <ServiceForm saving={saving} onVerified={() => setVerified(true)}>
        <KeyFields
          form={form}
          name={t('cloudUserSecret')}
          secretName={t('cloudOrganizationSecret')}
          tokenName={t('cloudElementToken')}
          isBusy={saving.isBusy}
          onDisconnect={() => void disconnect()}
        />
      </ServiceForm>
      {form.view?.hasKey && <Hubs connection={form.view} isVerified={isVerified} />}
    </Region>
  );
}
