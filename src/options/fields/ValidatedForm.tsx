import type { ComponentChildren } from 'preact';

type Props = {
  said: string;
  onSubmit: () => void;
  children: ComponentChildren;
};

/** Replaces the browser's own validation messages, which are not in the product's words. */
export function ValidatedForm({ said, onSubmit, children }: Props) {
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <p class="outcome outcome-bad" role="status">
        {said}
      </p>
    </form>
  );
}
