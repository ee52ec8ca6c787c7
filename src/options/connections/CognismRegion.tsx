import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Region } from '../fields/Region.tsx';
import { KeyFields } from './KeyFields.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import type { Connections } from './use-connections.ts';
import { useKeyForm } from './use-key-form.ts';
import { useSaving } from './use-saving.ts';

/** Cognism's two APIs have separate keys; one button verifies whatever is there. */
export function CognismRegion({ connections }: { connections: Connections }) {
  const id = useId();
  const current = useKeyForm('cognism', connections);
  const cognism2016 = useKeyForm('cognism2016', connections);
  const saving = useSaving([current, cognism2016], connections);
  return (
    <Region title={t('cognism')} about={t('cognismAbout')}>
      <ServiceForm saving={saving}>
        <fieldset>
          <legend>{t('cognismContacts')}</legend>
          <KeyFields
            form={current}
            name={t('cognismKey')}
            isBusy={saving.isBusy}
            onDisconnect={() => void saving.disconnect(current)}
          />
        </fieldset>
        <fieldset aria-describedby={id}>
          <legend>{t('cognism2016Half')}</legend>
          <p class="hint" id={id}>
            {t('cognism2016About')}
          </p>
          <KeyFields
            form={cognism2016}
            name={t('cognismToken')}
            secretName={t('cognismSecret')}
            isBusy={saving.isBusy}
            onDisconnect={() => void saving.disconnect(cognism2016)}
          />
        </fieldset>
      </ServiceForm>
    </Region>
  );
}
