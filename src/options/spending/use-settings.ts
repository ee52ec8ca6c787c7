import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Settings, SettingsChoices } from '../../model/schemas/purchases/settings.ts';
import { onChangeSoon } from '../../ui/on-change-soon.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';

/** Follows what other pages of the extension save. */
export function useSettings() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [said, setSaid] = useState('');
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    const closed = new AbortController();
    async function load() {
      const outcome = await send('view-settings', null);
      if (closed.signal.aborted) return;
      if (outcome.ok) setSettings(outcome.value);
      else setSaid(failureText(outcome.failure).sentence);
    }
    void load();
    onChangeSoon({ topics: ['settings'] }, () => void load(), closed.signal);
    return () => closed.abort();
  }, []);

  async function saveNow(choose: (now: Settings) => SettingsChoices, words: string): Promise<boolean> {
    const now = await send('view-settings', null);
    const outcome = now.ok ? await send('save-settings', choose(now.value)) : now;
    if (outcome.ok) setSettings(outcome.value);
    setSaid(outcome.ok ? words : failureText(outcome.failure).sentence);
    return outcome.ok;
  }

  /** Serialised: caps are saved together, so a concurrent save could revert one. Resolves to whether it was saved. */
  function save(choose: (now: Settings) => SettingsChoices, words = t('savedChoice')): Promise<boolean> {
    setSaid('');
    const mine = turn.current.then(() => saveNow(choose, words));
    turn.current = mine;
    return mine;
  }

  return { settings, said, say: setSaid, save };
}
