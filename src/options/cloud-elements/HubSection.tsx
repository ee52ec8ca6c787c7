import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { isPasted } from '../../model/pasted.ts';
import type { Hub, PickedHub } from '../../model/schemas/crm/hub.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { ConnectionPicker } from './ConnectionPicker.tsx';
import { HUB_NAMES, pickedText } from './hub-text.ts';
import { NewConnection } from './NewConnection.tsx';
import { RemoveConnection } from './RemoveConnection.tsx';

type Props = {
  hub: Hub;
  picked: PickedHub | null;
  connection: ConnectionView;
  /** The secrets have just been verified: offer what is missing. */
  isVerified: boolean;
  onPicked: () => void;
  children: ComponentChildren;
};

export function HubSection({ hub, picked, connection, isVerified, onPicked, children }: Props) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [turn, setTurn] = useState<'picked' | 'choose' | 'connect' | 'remove' | null>(null);
  const [said, setSaid] = useState('');
  const shown = turn ?? (isVerified && picked === null ? 'choose' : 'picked');

  /** The pressed button is gone, and the focus with it. */
  function go(to: typeof turn, words = '') {
    setTurn(to);
    setSaid(words);
    section.current?.focus();
    onPicked();
  }

  return (
    <section class="part" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{t(HUB_NAMES[hub].heading)}</h3>
      <p role="status">{said}</p>
      {shown === 'picked' && (
        <>
          <p class="hint">{picked ? <bdi>{pickedText(picked)}</bdi> : t(HUB_NAMES[hub].none)}</p>
          <div class="row actions">
            <button type="button" onClick={() => go('choose')}>
              {t(picked ? HUB_NAMES[hub].other : HUB_NAMES[hub].choose)}
            </button>
            {picked && !isPasted(picked.instanceId) && connection.hasSecretKey && (
              <button type="button" class="quiet" onClick={() => go('remove')}>
                {t('removeConnection')}
              </button>
            )}
          </div>
          {children}
        </>
      )}
      {shown === 'choose' && (
        <ConnectionPicker
          {...{ hub, picked, connection }}
          onPicked={() => go('picked', t('savedChoice'))}
          onNew={() => go('connect')}
          onLeft={() => go('picked')}
        />
      )}
      {shown === 'remove' && picked && (
        <RemoveConnection
          picked={picked}
          onRemoved={(wasThere) => go('picked', t(wasThere ? 'connectionRemoved' : 'connectionWasGone'))}
          onLeft={() => go('picked')}
        />
      )}
      {shown === 'connect' && (
        <NewConnection
          hub={hub}
          onConnected={(name) => go('picked', t('connectedAs', name))}
          onLeft={() => go('choose')}
        />
      )}
    </section>
  );
}
