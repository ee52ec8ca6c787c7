import { t } from '../../i18n.ts';
import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import { ENOUGH_NAMES } from '../../ui/purchase/plan-text.ts';
import type { Connections } from '../connections/use-connections.ts';
import { ChoiceList } from '../fields/ChoiceList.tsx';
import { Region } from '../fields/Region.tsx';
import { SettingCheck } from '../fields/SettingCheck.tsx';
import { KindChecks } from './KindChecks.tsx';
import { SourceOrder } from './SourceOrder.tsx';
import { useSettings } from './use-settings.ts';

export function SourcesRegion({ connections: { views } }: { connections: Connections }) {
  const { settings, said, say, save } = useSettings();
  const isConnected = (source: PaidService) => views[source]?.hasKey === true;
  const sources = (settings?.sources ?? []).filter(isConnected);

  function swap(one: PaidService, other: PaidService) {
    const names = swapped(sources, one, other).map((source) => t(source));
    void save((now) => ({ sources: swapped(now.sources, one, other) }), t('sourcesMoved', names.join(', ')));
  }

  async function saveKind(kind: DataKind, isWanted: boolean): Promise<boolean> {
    const among = (kinds: readonly DataKind[]) =>
      DATA_KINDS.filter((one) => (one === kind ? isWanted : kinds.includes(one)));
    if (among(settings?.kinds ?? []).length === 0) {
      say(t('kindsOne'));
      return false;
    }
    return save((now) => ({ kinds: among(now.kinds) }));
  }

  return (
    <Region title={t('sourcesHeading')} about={t('sourcesAbout')}>
      {settings && sources.length === 0 && <p>{t('sourcesNone')}</p>}
      {sources.length > 0 && <SourceOrder sources={sources} onSwap={swap} />}
      <ChoiceList
        name={t('enoughIs')}
        choices={ENOUGH_NAMES}
        value={settings?.enough}
        disabled={settings === null}
        onChoose={(enough) => void save(() => ({ enough }))}
      />
      <div>
        <SettingCheck
          label={t('previewsCheck')}
          checked={settings?.previews ?? false}
          disabled={settings === null}
          onSave={(previews) => save(() => ({ previews }))}
        />
      </div>
      {settings && isConnected('kaspr') && views.kaspr?.foundGeneration === 2 && (
        <KindChecks kinds={settings.kinds} onSave={saveKind} />
      )}
      <p role="status">{said}</p>
    </Region>
  );
}

function swapped(sources: readonly PaidService[], one: PaidService, other: PaidService): PaidService[] {
  return sources.map((source) => (source === one ? other : source === other ? one : source));
}
