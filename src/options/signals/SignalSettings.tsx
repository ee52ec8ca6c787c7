import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { SignalWatch } from '../../model/schemas/people/signal.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { NotifyCheck } from '../../ui/jobs/NotifyCheck.tsx';
import { useView } from '../../ui/use-view.ts';
import { failureHere } from '../connections/verified-text.ts';
import { SettingCheck } from '../fields/SettingCheck.tsx';
import { auditText, isReading, liveText, watchText } from './watch-text.ts';

type WatchState = { readonly watch: SignalWatch | null };
type Switches = Pick<SignalWatch, 'isOn' | 'isLive' | 'isAudited'>;

async function load(): Promise<Outcome<WatchState>> {
  const outcome = await send('view-signals', { before: null, leadId: null });
  return outcome.ok ? { ok: true, value: { watch: outcome.value.watch } } : outcome;
}

const isBusy = ({ watch }: WatchState) => isReading(watch, Date.now());

export function SignalSettings({ connection }: { connection: ConnectionView }) {
  const id = useId();
  const { view, failure, refresh } = useView({ topics: ['signals'] }, load, { isWorking: isBusy });
  const [said, setSaid] = useState('');
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const watch = view?.watch ?? null;
  const { isOn, isLive, isAudited } = switchesOf(watch);

  async function saveNow(change: Partial<Switches>): Promise<boolean> {
    const now = await load();
    const outcome = now.ok ? await send('save-signals', { ...switchesOf(now.value.watch), ...change }) : now;
    setSaid(outcome.ok ? t('savedChoice') : failureHere(outcome.failure));
    if (outcome.ok) await refresh();
    return outcome.ok;
  }

  /**
   * Serialised: the switches are saved together, so a concurrent save could revert one. Resolves to whether it was
   * saved.
   */
  function save(change: Partial<Switches>): Promise<boolean> {
    setSaid('');
    const mine = turn.current.then(() => saveNow(change));
    turn.current = mine;
    return mine;
  }

  const audit = auditText(watch);
  const state = watchText(watch, Date.now());
  return (
    <div class="fields">
      <div>
        <SettingCheck
          label={t('signalsOn')}
          describedBy={`${id}-on`}
          checked={isOn}
          disabled={!view}
          onSave={(wanted) => save({ isOn: wanted })}
        />
        <p class="hint" id={`${id}-on`}>
          {t('signalsOnHint')}
        </p>
      </div>
      <div>
        <SettingCheck
          label={t('signalsLive')}
          describedBy={`${id}-live`}
          checked={isLive}
          disabled={!isOn && !isLive}
          onSave={(wanted) => save({ isLive: wanted })}
        />
        <p class="hint" id={`${id}-live`}>
          {t('signalsLiveHint', hostOf(connection.base))} {!connection.hasSecretKey && t('needsSecretKey')}
        </p>
      </div>
      <div>
        <SettingCheck
          label={t('signalsAudited')}
          describedBy={`${id}-audit`}
          checked={isAudited}
          disabled={!view}
          onSave={(wanted) => save({ isAudited: wanted })}
        />
        <p class="hint" id={`${id}-audit`}>
          {t('signalsAuditedHint')}
        </p>
      </div>
      <NotifyCheck label={t('signalsNotify')} />
      <div role="status">
        {view && <p class={state.isBad ? 'outcome outcome-bad' : ''}>{state.text}</p>}
        {view && isOn && isLive && <p>{liveText(watch)}</p>}
        {audit && <p class="outcome outcome-bad">{audit}</p>}
        {failure && <p class="outcome outcome-bad">{failureHere(failure)}</p>}
      </div>
      <p role="status">{said}</p>
    </div>
  );
}

function switchesOf(watch: SignalWatch | null): Switches {
  const { isOn = false, isLive = false, isAudited = false } = watch ?? {};
  return { isOn, isLive, isAudited };
}

const hostOf = (base: string) => URL.parse(base)?.host ?? base;
