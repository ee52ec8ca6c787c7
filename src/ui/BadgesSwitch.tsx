import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { onChange } from '../messages/changes.ts';
import { send } from '../messages/send.ts';
import type { Settings } from '../model/schemas/purchases/settings.ts';
import { failureText } from './purchase/failure-text.ts';

export function BadgesSwitch() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const closed = new AbortController();
    async function load() {
      const outcome = await send('view-settings', null);
      if (outcome.ok) setSettings(outcome.value);
      else setSaid(failureText(outcome.failure).sentence);
    }
    void load();
    // Another page of the extension may show the same switch.
    onChange({ topics: ['settings'] }, () => void load(), closed.signal);
    return () => closed.abort();
  }, []);

  async function save(badges: boolean) {
    setSaid('');
    setSettings(settings && { ...settings, badges });
    // Sends this choice alone: caps may have changed since the settings were loaded.
    const outcome = await send('save-settings', { badges });
    setSettings(outcome.ok ? outcome.value : settings);
    setSaid(outcome.ok ? t('saved') : failureText(outcome.failure).sentence);
  }

  return (
    <div class="row">
      <label class="check">
        <input
          type="checkbox"
          checked={settings?.badges ?? false}
          disabled={settings === null}
          onChange={(event) => void save(event.currentTarget.checked)}
        />
        {t('badgesSwitch')}
      </label>
      <span class="hint" role="status">
        {said}
      </span>
    </div>
  );
}
