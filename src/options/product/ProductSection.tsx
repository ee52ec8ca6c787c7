import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { useView } from '../../ui/use-view.ts';
import { failureHere } from '../connections/verified-text.ts';
import { loadProduct, type ProductState } from './load-product.ts';
import { ProductReport } from './ProductReport.tsx';
import { isReading } from './product-text.ts';
import { ReportPicker } from './ReportPicker.tsx';

const isBusy = ({ product }: ProductState) => product !== null && isReading(product);

export function ProductSection({ isVerified }: { isVerified: boolean }) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const { view, failure, refresh } = useView({ topics: ['product', 'product-reading'] }, loadProduct, {
    isWorking: isBusy,
  });
  const [isChoosing, setChoosing] = useState(false);
  const [said, setSaid] = useState('');
  const product = view?.product ?? null;

  /** The pressed button is gone, and the focus with it. */
  function turn(isChoosing: boolean, said = '') {
    setChoosing(isChoosing);
    setSaid(said);
    section.current?.focus();
    void refresh();
  }

  async function stop() {
    const outcome = await send('save-product', { watch: null });
    turn(false, outcome.ok ? t('productStopped') : failureHere(outcome.failure));
  }

  const isPicking = isChoosing || (isVerified && view !== null && product === null && said === '');
  return (
    <section class="product" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{t('productHeading')}</h3>
      {isPicking && (
        <ReportPicker watch={product?.watch ?? null} onChosen={() => turn(false)} onLeft={() => turn(false)} />
      )}
      {product && !isPicking && (
        <ProductReport product={product} onOther={() => turn(true)} onStop={() => void stop()} />
      )}
      {view && !product && !isPicking && (
        <div class="row">
          <button type="button" onClick={() => turn(true)}>
            {t('chooseReport')}
          </button>
        </div>
      )}
      <p role="status">{failure ? failureHere(failure) : said}</p>
    </section>
  );
}
