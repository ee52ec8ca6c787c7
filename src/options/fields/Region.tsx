import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = { title: string; about: string; children: ComponentChildren };

export function Region({ title, about, children }: Props) {
  const id = useId();
  return (
    <section class="region" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p class="hint">{about}</p>
      </div>
      {children}
    </section>
  );
}
