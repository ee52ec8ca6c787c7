import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Watch } from '../../model/schemas/people/product-check.ts';
import type { NamedChoice } from '../../model/views/views.ts';
import { failureHere } from '../connections/verified-text.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { HoursField } from '../fields/HoursField.tsx';
import { ValidatedForm } from '../fields/ValidatedForm.tsx';

/** In hours: people do not become customers by the minute. */
export const DEFAULT_REFRESH_HOURS = 24;

type Props = {
  watch: Watch | null;
  onChosen: () => void;
  onLeft: () => void;
};

export function ReportPicker({ watch, onChosen, onLeft }: Props) {
  const [account, setAccount] = useState<NamedChoice | null>(null);
  const [product, setProduct] = useState<NamedChoice | null>(null);
  const [report, setReport] = useState<NamedChoice | null>(null);
  const [hours, setHours] = useState<number | null>(watch?.refreshHours ?? DEFAULT_REFRESH_HOURS);
  const [said, setSaid] = useState('');

  async function save() {
    if (!account || !product || !report) return;
    if (hours === null) return setSaid(t('refreshOdd'));
    const outcome = await send('save-product', {
      watch: {
        ...{ accountId: account.id, accountName: account.name, productId: product.id, productName: product.name },
        ...{ reportId: report.id, reportName: report.name, refreshHours: hours },
      },
    });
    if (outcome.ok) onChosen();
    else setSaid(failureHere(outcome.failure));
  }

  return (
    <ValidatedForm said={said} onSubmit={() => void save()}>
      <ChoiceField
        name={t('chooseAccount')}
        load={() => send('read-accounts', null)}
        chosen={account}
        onChoose={(chosen) => {
          setAccount(chosen);
          setProduct(null);
          setReport(null);
        }}
      />
      <ChoiceField
        key={`product ${account?.id}`}
        name={t('chooseProduct')}
        load={account && (() => send('read-products', { accountId: account.id }))}
        chosen={product}
        onChoose={(chosen) => {
          setProduct(chosen);
          setReport(null);
        }}
      />
      <ChoiceField
        key={`report ${product?.id}`}
        name={t('chooseSearch')}
        load={product && (() => send('read-reports', { productId: product.id }))}
        chosen={report}
        onChoose={setReport}
      />
      <HoursField hours={hours ?? DEFAULT_REFRESH_HOURS} onChange={setHours} />
      <div class="row">
        <button type="submit" disabled={!report}>
          {t('checkPeople')}
        </button>
        {watch && (
          <button type="button" class="quiet" onClick={onLeft}>
            {t('keepReport')}
          </button>
        )}
      </div>
    </ValidatedForm>
  );
}
