import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { ColumnKey } from '../../model/schemas/people/product-check.ts';
import type { ProductView } from '../../model/views/views.ts';
import { failureHere } from '../connections/verified-text.ts';
import { HoursField } from '../fields/HoursField.tsx';
import { ProductColumns } from './ProductColumns.tsx';
import { failedText, isReading, knownText, progressText, shareRead } from './product-text.ts';
import { tickColumn } from './tick-column.ts';

type Props = { product: ProductView; onOther: () => void; onStop: () => void };

export function ProductReport({ product, onOther, onStop }: Props) {
  const { watch, known, sync } = product;
  const [said, setSaid] = useState('');
  const failed = failedText(sync);

  async function readAgain() {
    const outcome = await send('refresh-product', null);
    setSaid(outcome.ok ? '' : failureHere(outcome.failure));
  }

  async function saveHours(hours: number | null) {
    if (hours === null) return setSaid(t('refreshOdd'));
    const outcome = await send('save-product', { watch: { ...watch, refreshHours: hours } });
    setSaid(outcome.ok ? t('savedChoice') : failureHere(outcome.failure));
  }

  async function tick(column: ColumnKey, isTicked: boolean): Promise<boolean> {
    const { isSaved, said } = await tickColumn(column, isTicked);
    setSaid(said);
    return isSaved;
  }

  return (
    <div class="fields">
      <p class="hint">{t('productReport', watch.reportName, watch.productName, watch.accountName)}</p>
      {/* Steps are not announced: they would be a flood. */}
      {isReading(product) && <Reading product={product} />}
      <div role="status">
        {known && <p>{knownText(known)}</p>}
        {failed && <p class="outcome outcome-bad">{failed}</p>}
      </div>
      <ProductColumns headings={known?.columns ?? []} ticked={watch.ticked ?? []} onTick={tick} />
      <HoursField key={watch.refreshHours} hours={watch.refreshHours} onChange={(hours) => void saveHours(hours)} />
      <p role="status">{said}</p>
      <div class="row actions">
        <button type="button" disabled={isReading(product)} onClick={() => void readAgain()}>
          {t('readAgain')}
        </button>
        <button type="button" class="quiet" onClick={onOther}>
          {t('chooseOtherReport')}
        </button>
        <button type="button" class="quiet" onClick={onStop}>
          {t('stopChecking')}
        </button>
      </div>
    </div>
  );
}

function Reading({ product: { sync } }: { product: ProductView }) {
  const share = shareRead(sync);
  const words = progressText(sync, Date.now());
  return (
    <div>
      <progress
        aria-label={t('readingReport')}
        aria-valuetext={words}
        max={1}
        {...(share === null ? {} : { value: share })}
      />
      <p class="hint">{words}</p>
    </div>
  );
}
