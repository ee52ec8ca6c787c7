import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';

/** So many are forgotten at once: each piece is gone from the disk before the next is begun. */
const CHUNK_SIZE = 500;

type Props = {
  ids: readonly string[];
  /** Told of each piece of people who are forgotten. */
  onForgotten: (ids: ReadonlySet<string>) => void;
  /** Told of the end, and how many are forgotten. */
  onEnd: (count: number) => void;
};

/** Asks whether people are really to be forgotten, and forgets them. */
export function ForgetLeads({ ids, onForgotten, onEnd }: Props) {
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const section = useRef<HTMLElement>(null);
  const isStopped = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    section.current?.focus();
    return () => {
      isGone.current = true;
    };
  }, []);

  async function forget() {
    setFailure(null);
    let count = done ?? 0;
    setDone(count);
    while (count < ids.length && !isStopped.current && !isGone.current) {
      const piece = ids.slice(count, count + CHUNK_SIZE);
      const outcome = await send('forget-leads', { ids: piece });
      if (!outcome.ok) return setFailure(outcome.failure);
      onForgotten(new Set(piece));
      count += piece.length;
      setDone(count);
    }
    if (!isGone.current) onEnd(count);
  }

  function stop() {
    // What is under way is not taken back, and is counted.
    if (isBusy) isStopped.current = true;
    else onEnd(done ?? 0);
  }

  const isBusy = done !== null && failure === null;
  return (
    <section class="call leads-warning" ref={section} tabIndex={-1} aria-label={t('forget')}>
      <h2>{tn('forgetQuestion', ids.length)}</h2>
      <p>{t('forgetGoes')}</p>
      <p>{t('forgetStays')}</p>
      {isBusy && (
        <label class="hint ledger-progress">
          <progress max={ids.length} value={done} />
          {t('forgetting', formatNumber(done), formatNumber(ids.length))}
        </label>
      )}
      {failure && <FailureAlert failure={failure} />}
      <div class="row">
        <button type="button" class="primary" disabled={isBusy} onClick={() => void forget()}>
          {tn('forgetPeople', ids.length - (done ?? 0))}
        </button>
        <button type="button" class="quiet" onClick={stop}>
          {t(isBusy ? 'cancelRun' : 'forgetNobody')}
        </button>
      </div>
    </section>
  );
}
