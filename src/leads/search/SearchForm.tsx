import type { ComponentChildren, RefObject } from 'preact';

type Props = {
  form: RefObject<HTMLFormElement | null>;
  button: string;
  /** What keeps the search from being made. */
  mistake: string | null;
  onSubmit: () => void;
  children: ComponentChildren;
  /** Another way to search, below the button. */
  more?: ComponentChildren;
};

/** A search of news or events. */
export function SearchForm({ form, button, mistake, onSubmit, children, more }: Props) {
  return (
    <form
      ref={form}
      class="research-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div class="research-actions">
        <button type="submit" class="primary">
          {button}
        </button>
      </div>
      {more}
      {mistake !== null && (
        <p class="research-mistake" role="alert">
          {mistake}
        </p>
      )}
    </form>
  );
}
