import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { LibraryEntry } from '../../model/views/library.ts';
import type { ProductView } from '../../model/views/views.ts';
import { DEFAULT_REFRESH_HOURS } from '../product/ReportPicker.tsx';
import { libraryFailure } from './library-text.ts';
import { type Above, knownOwner } from './report-owner.ts';

type Props = { report: LibraryEntry; above: Above; product: ProductView | null };

export function UseReport({ report, above, product }: Props) {
  const home = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (!report.canRun) return <p class="hint">{t('reportNoSearch')}</p>;
  const isUsed = product?.watch.reportId === report.id;

  /** Of a list of all reports, neither is known yet. */
  async function ownerOf(list: 'accounts' | 'products', id: string | null): Promise<LibraryEntry | string> {
    const known = knownOwner(list, id, above);
    if (known || id === null) return known ?? t('reportNoProduct');
    const outcome = await send('read-library-entry', { list, id });
    return outcome.ok ? outcome.value : libraryFailure(outcome.failure);
  }

  /** Resolves to what went wrong. */
  async function use(): Promise<string> {
    const owner = await ownerOf('products', report.fields.productId ?? null);
    if (typeof owner === 'string') return owner;
    const account = await ownerOf('accounts', report.fields.accountId ?? owner.fields.accountId ?? null);
    if (typeof account === 'string') return account;
    const outcome = await send('save-product', {
      watch: {
        ...{ accountId: account.id, accountName: account.name, productId: owner.id, productName: owner.name },
        ...{ reportId: report.id, reportName: report.name },
        refreshHours: product?.watch.refreshHours ?? DEFAULT_REFRESH_HOURS,
      },
    });
    return outcome.ok ? '' : libraryFailure(outcome.failure);
  }

  async function press() {
    setBusy(true);
    const wrong = await use();
    setBusy(false);
    setSaid(wrong);
    // The pressed button is gone, and the focus with it.
    if (wrong === '') home.current?.focus();
  }

  return (
    <div ref={home} tabIndex={-1}>
      {!isUsed && (
        <button type="button" disabled={isBusy} onClick={() => void press()}>
          {t('useReport')}
        </button>
      )}
      <p role="status">{isUsed ? t('reportIsUsed') : said}</p>
    </div>
  );
}
