import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { onChange } from '../../messages/changes.ts';
import { send } from '../../messages/send.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { DaySum } from '../../model/schemas/purchases/spending.ts';
import { LedgerLink } from '../../ui/purchase/LedgerLink.tsx';
import { spentText } from '../../ui/purchase/spent-text.ts';
import type { Connections } from '../connections/use-connections.ts';
import { CapField } from '../fields/CapField.tsx';
import { Region } from '../fields/Region.tsx';
import { SettingCheck } from '../fields/SettingCheck.tsx';
import { useSettings } from './use-settings.ts';

const CAPS = ['day', 'month', 'run'] as const;
const CAP_NAMES = { day: 'capDay', month: 'capMonth', run: 'capRun' } as const;

export function SpendingRegion({ connections: { views } }: { connections: Connections }) {
  const id = useId();
  const { settings, said, say, save } = useSettings();
  const days = useDaySums();
  const isConnected = (service: PaidService) => views[service]?.hasKey === true;
  // Object.keys loses the type of the keys.
  const services = Object.keys(settings?.budgets ?? {}) as PaidService[];
  return (
    <Region title={t('spendingHeading')} about={t('spendingAbout')}>
      <div>
        <SettingCheck
          label={t('spendNothing')}
          describedBy={id}
          checked={settings?.spendNothing ?? false}
          disabled={settings === null}
          onSave={(spendNothing) => save(() => ({ spendNothing }))}
        />
        <p class="hint" id={id}>
          {t('spendNothingHint')}
        </p>
      </div>
      {settings &&
        services
          .filter((service) => isConnected(service) || CAPS.some((cap) => settings.budgets[service][cap] !== null))
          .map((service) => (
            <div key={service} class="fields">
              <div class="caps">
                {CAPS.map((cap) => (
                  <CapField
                    key={cap}
                    name={t(CAP_NAMES[cap], t(service))}
                    saved={settings.budgets[service][cap]}
                    onOdd={() => say(t('capOdd'))}
                    onSave={(limit) =>
                      save(({ budgets }) => ({
                        budgets: { ...budgets, [service]: { ...budgets[service], [cap]: limit } },
                      }))
                    }
                  />
                ))}
              </div>
              <p class="spent">{spentText(days, service, Date.now())}</p>
            </div>
          ))}
      <p class="hint">{t('capsHint')}</p>
      <div class="row">
        <LedgerLink />
        <span role="status">{said}</span>
      </div>
    </Region>
  );
}

function useDaySums(): readonly DaySum[] {
  const [days, setDays] = useState<readonly DaySum[]>([]);
  useEffect(() => {
    const closed = new AbortController();
    async function load() {
      const sums = await send('view-ledger-sums', null);
      if (sums.ok && !closed.signal.aborted) setDays(sums.value.days);
    }
    void load();
    onChange({ topics: ['ledger'] }, () => void load(), closed.signal);
    return () => closed.abort();
  }, []);
  return days;
}
