import { useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { send } from '../messages/send.ts';
import { KeyFields } from './KeyFields.tsx';
import { ProductSection } from './ProductSection.tsx';
import { Region } from './Region.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import type { Connections } from './use-connections.ts';
import { useKeyForm } from './use-key-form.ts';
import { useSaving } from './use-saving.ts';

/** The KISSmetrics token, and the report by which people are found to be in the user's product. */
export function KissmetricsRegion({ connections }: { connections: Connections }) {
  const form = useKeyForm('kissmetrics', connections);
  const saving = useSaving([form], connections);
  // Asking for accounts is a request: made after a click only.
  const [isVerified, setVerified] = useState(false);

  async function disconnect() {
    // Without a token nothing of it could be brought up to date.
    await send('save-product', { watch: null });
    await saving.disconnect(form, t('removedToken'));
    setVerified(false);
  }

  return (
    <Region title={t('kissmetrics')} about={t('kissmetricsAbout')}>
      <ServiceForm saving={saving} onVerified={() => setVerified(true)}>
        <KeyFields
          form={form}
          name={t('kissmetricsToken')}
          isBusy={saving.isBusy}
          onDisconnect={() => void disconnect()}
        />
      </ServiceForm>
      {form.view?.hasKey && <ProductSection isVerified={isVerified} />}
    </Region>
  );
}
