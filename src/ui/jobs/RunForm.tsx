import { useRef, useState } from 'preact/hooks';
import { t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { FailureAlert } from '../purchase/FailureAlert.tsx';
import { payClick } from '../purchase/pay-click.ts';
import { billOf, billText } from './run-text.ts';
import type { Prices } from './use-prices.ts';

type Props = {
  people: readonly Subject[];
  prices: Prices;
  phoneRequired: boolean;
  onBegun: (id: number) => void;
};

export function RunForm({ people, prices, phoneRequired, onBegun }: Props) {
  const [stopAfter, setStopAfter] = useState<number | null>(null);
  const [prevented, setPrevented] = useState<Failure | null>(null);
  const isBeginning = useRef(false);
  const { view, offerOf, stakesOf, failure } = prices;
  const free = people.filter((person) => offerOf(person) === 'free').length;
  const bill = billOf(people.map(stakesOf), { paid: people.length - free, free, stopAfter });

  async function begin() {
    // A state would update too late for the second of two quick clicks.
    if (isBeginning.current) return;
    isBeginning.current = true;
    setPrevented(null);
    // The price shown is a promise.
    const outcome = await send('buy-run', { people, phoneRequired, stopAfter: bill.most });
    isBeginning.current = false;
    if (!outcome.ok) return setPrevented(outcome.failure);
    setStopAfter(null);
    if (outcome.value) onBegun(outcome.value.id);
  }

  return (
    <section class="run-form">
      {failure && <FailureAlert failure={failure} />}
      {prevented && <FailureAlert failure={prevented} onAllowed={() => void begin()} />}
      <button
        type="button"
        class="primary"
        disabled={people.length === 0 || !view?.account.hasKey}
        onClick={payClick(() => void begin())}
      >
        {tn('findForPeople', people.length)}
      </button>
      {view && people.length > 0 && <p class="hint run-price">{billText(bill, view).join(' ')}</p>}
      <label class="stop-after">
        {t('stopAfter')}
        <input
          type="number"
          min={0}
          aria-label={t('stopAfterName')}
          value={stopAfter ?? ''}
          // On input, not on change: the price beside it must be what a click may cost.
          onInput={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            setStopAfter(Number.isNaN(typed) || typed < 0 ? null : typed);
          }}
        />
        {t('stopAfterUnit')}
      </label>
    </section>
  );
}
