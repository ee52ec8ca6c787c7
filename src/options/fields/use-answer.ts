import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../messages/names.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';

/**
 * What the background answers to one question, which it is not asked again when something changes.
 * @param ask null while it can't be asked yet
 * @param question asked again when one of these differs
 */
export function useAnswer<V>(ask: (() => Promise<Outcome<V>>) | null, question: readonly unknown[]) {
  const [outcome, setOutcome] = useState<Outcome<V> | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let isOpen = true;
    setOutcome(null);
    void ask?.().then((answered) => isOpen && setOutcome(answered));
    return () => {
      isOpen = false;
    };
  }, [tries, ...question]);

  const failure: Failure | null = outcome && !outcome.ok ? outcome.failure : null;
  return { answer: outcome?.ok ? outcome.value : null, failure, askAgain: () => setTries(tries + 1) };
}
