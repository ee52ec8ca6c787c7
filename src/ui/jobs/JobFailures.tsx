import type { ComponentChildren } from 'preact';
import { formatNumber, t, tn } from '../../i18n.ts';

type Props = {
  /** There may be more. */
  failures: readonly { readonly id: string; readonly name: string; readonly reason: string | null }[];
  count: number;
  children?: ComponentChildren;
};

export function JobFailures({ failures, count, children }: Props) {
  if (failures.length === 0) return null;
  return (
    <details class="run-failures">
      <summary>{tn('runFailures', count)}</summary>
      <ul>
        {failures.map(({ id, name, reason }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {reason && <span class="hint"> {reason}</span>}
          </li>
        ))}
      </ul>
      {children}
      {count > failures.length && <p class="hint">{t('andMore', formatNumber(count - failures.length))}</p>}
    </details>
  );
}
