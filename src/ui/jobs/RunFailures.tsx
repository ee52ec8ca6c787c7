import { formatNumber, t, tn } from '../../i18n.ts';
import type { RunView } from '../../model/views/views.ts';
import { failureText } from '../purchase/failure-text.ts';
import { LedgerLink } from '../purchase/LedgerLink.tsx';

/** Whose look-up failed in a run, and why. */
export function RunFailures({ failures, count }: { failures: RunView['failures']; count: number }) {
  if (failures.length === 0) return null;
  return (
    <details class="run-failures">
      <summary>{tn('runFailures', count)}</summary>
      <ul>
        {failures.map(({ person, failure }) => (
          <li key={person.slug}>
            <bdi>{person.name}</bdi>
            {failure && <span class="hint"> {failureText(failure).sentence}</span>}
          </li>
        ))}
      </ul>
      <p class="hint">
        {t('runFailuresHint')} <LedgerLink />
      </p>
      {count > failures.length && <p class="hint">{t('andMore', formatNumber(count - failures.length))}</p>}
    </details>
  );
}
