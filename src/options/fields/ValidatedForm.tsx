import type { ComponentChildren } from 'preact';

type Props = {
  /** Below the fields: what is odd about them, or why it failed. */
  said: string;
  onSubmit: () => void;
  children: ComponentChildren;
};

/** A form that says what is odd in words of ours, not the browser's. */
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
