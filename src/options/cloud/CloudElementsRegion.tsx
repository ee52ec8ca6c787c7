import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { KeyFields } from '../KeyFields.tsx';
import { Region } from '../Region.tsx';
import { ServiceForm } from '../ServiceForm.tsx';
import type { Connections } from '../use-connections.ts';
import { useKeyForm } from '../use-key-form.ts';
import { useSaving } from '../use-saving.ts';
import { Hubs } from './Hubs.tsx';

/** The secrets of Cloud Elements, and the connections that it leads to: the user's CRM, and a storage for files. */
export function CloudElementsRegion({ connections }: { connections: Connections }) {
  const form = useKeyForm('cloudElements', connections);
  const saving = useSaving([form], connections);
  // Asking for connections is a request: made after a click only.
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
