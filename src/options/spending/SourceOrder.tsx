import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';

type Props = {
  sources: readonly PaidService[];
  onSwap: (source: PaidService, other: PaidService) => void;
};

type Way = 'up' | 'down';

export function SourceOrder({ sources, onSwap }: Props) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ source: PaidService; way: Way } | null>(null);
  const order = sources.join(' ');

  // A button that moves with its row loses the focus; at the end of the list it is disabled, and the other one takes
  // it.
  useEffect(() => {
    if (!moved.current) return;
    const { source, way } = moved.current;
    moved.current = null;
    const of = (one: Way) => list.current?.querySelector<HTMLButtonElement>(`[data-move="${source} ${one}"]:enabled`);
    (of(way) ?? of(way === 'up' ? 'down' : 'up'))?.focus();
  }, [order]);

  function move(source: PaidService, other: PaidService | undefined, way: Way) {
    if (!other) return;
    moved.current = { source, way };
    onSwap(source, other);
  }

  return (
    <div>
      <p id={id}>{t('sourcesOrder')}</p>
      <ol class="sources" ref={list} aria-labelledby={id}>
        {sources.map((source, at) => (
          <li key={source}>
            <div class="row">
              <span>{t(source)}</span>
              <button
                type="button"
                class="quiet"
                data-move={`${source} up`}
                disabled={at === 0}
                aria-label={t('moveUpName', t(source))}
                onClick={() => move(source, sources[at - 1], 'up')}
              >
                {t('moveUp')}
              </button>
              <button
                type="button"
                class="quiet"
                data-move={`${source} down`}
                disabled={at === sources.length - 1}
                aria-label={t('moveDownName', t(source))}
                onClick={() => move(source, sources[at + 1], 'down')}
              >
                {t('moveDown')}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
