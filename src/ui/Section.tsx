import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = { title: string; hint?: string | undefined; empty?: string; children: ComponentChildren[] };

/** The heading names the list for screen readers. */
export function ListSection({ title, hint, empty, children }: Props) {
  const id = useId();
  return (
    <section class="section">
      <h2 id={id}>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children.length > 0 ? (
        <ul class="values" aria-labelledby={id}>
          {children}
        </ul>
      ) : (
        <p class="hint">{empty}</p>
      )}
    </section>
  );
}
