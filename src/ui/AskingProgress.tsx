import { t } from '../i18n.ts';
import type { Service } from '../model/schemas/purchases/service.ts';

export function AskingProgress({ service }: { service: Service }) {
  return (
    <div class="progress" role="status">
      <span class="spinner" />
      <div>
        <strong>{t('asking', t(service))}</strong>
        <p class="hint">{t('askingHint')}</p>
      </div>
    </div>
  );
}
