import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { KeyFields } from '../connections/KeyFields.tsx';
import { ServiceForm } from '../connections/ServiceForm.tsx';
import type { Connections } from '../connections/use-connections.ts';
import { useKeyForm } from '../connections/use-key-form.ts';
import { useSaving } from '../connections/use-saving.ts';
import { Region } from '../fields/Region.tsx';
import { Library } from '../library/Library.tsx';
import { ProductSection } from './ProductSection.tsx';

export function KissmetricsRegion({ connections }: { connections: Connections }) {
  const form = useKeyForm('kissmetrics', connections);
  const saving = useSaving([form], connections);
  // Listing accounts is a request: only after a click.
  const [isVerified, setVerified] = useState(false);

  async function disconnect() {
    // Without a token the report could not be refreshed.
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
        >
          {form.view?.hasKey && <Library key={form.view.keyTail} />}
        </KeyFields>
      </ServiceForm>
      {form.view?.hasKey && <ProductSection isVerified={isVerified} />}
    </Region>
  );
}
