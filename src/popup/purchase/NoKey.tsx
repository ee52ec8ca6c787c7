import { t } from '../../i18n.ts';
import { openOptions } from '../../ui/purchase/FailureAlert.tsx';

export function NoKey() {
  return (
    <section class="call">
      <h2>{t('noKeyTitle')}</h2>
      <p class="hint">{t('noKeyHint')}</p>
      <button type="button" class="primary" onClick={openOptions}>
        {t('openOptions')}
      </button>
    </section>
  );
}
