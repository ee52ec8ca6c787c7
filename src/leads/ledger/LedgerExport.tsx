import { useState } from 'preact/hooks';
import { writeLedger } from '../../export/ledger/write-ledger.ts';
import { formatNumber, t, tn } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import { dayOf } from '../../model/day.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';
import { offerFile } from '../offer-file.ts';

type LedgerFormat = Parameters<typeof writeLedger>[0];

/** Writes all of the ledger into a file, and remembers how it ends. @param total about how many entries there are */
export function LedgerExport({ total }: { total: number }) {
  const [written, setWritten] = useState<number | null>(null);
  const [said, setSaid] = useState('');

  async function write(kind: LedgerFormat) {
    let failure: Failure = { kind: 'internal' };
    function granted<T>(outcome: Outcome<T>): T {
      if (outcome.ok) return outcome.value;
      failure = outcome.failure;
      throw new Error(failure.kind);
    }
    setSaid('');
    setWritten(0);
    try {
      const readPiece = async (after: number) => granted(await send('read-ledger', { after }));
      const { file, head, entries } = await writeLedger(kind, readPiece, setWritten);
      granted(await send('keep-seal', { head, entries }));
      offerFile(file, `leadlight-ledger-${dayOf(Date.now())}.${kind}`);
      setSaid(tn('exported', entries));
    } catch {
      const { sentence, step } = failureText(failure);
      setSaid(`${sentence} ${step}`);
    }
    setWritten(null);
  }

  const isBusy = written !== null;
  return (
    <div class="ledger-file">
      <div class="row">
        <button type="button" disabled={isBusy || total === 0} onClick={() => void write('csv')}>
          {t('exportCsv')}
        </button>
        <button type="button" disabled={isBusy || total === 0} onClick={() => void write('json')}>
          {t('exportJson')}
        </button>
      </div>
      {isBusy && (
        <label class="hint ledger-progress">
          <progress max={Math.max(total, written)} value={written} />
          {t('exporting', formatNumber(written), formatNumber(Math.max(total, written)))}
        </label>
      )}
      <p role="status">{said}</p>
    </div>
  );
}
