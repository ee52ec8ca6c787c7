import { useId } from 'preact/hooks';

type Props = {
  name: string;
  value: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  /** A key or an address: nothing that is spelt. */
  isCode?: boolean;
  isOdd?: boolean;
  /** The most characters that can be kept. */
  longest?: number;
  onType: (text: string) => void;
  /** Told when the user is done with it. */
  onDone?: () => void;
};

/** A line of text, with its name above and what explains it below. */
export function TextField(props: Props) {
  const { name, value, hint, placeholder, isCode = false, isOdd = false, longest, onType, onDone } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <input
        id={id}
        type="text"
        dir={isCode ? 'ltr' : 'auto'}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        maxLength={longest}
        aria-invalid={isOdd}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        onChange={onDone}
      />
      {hint && <span id={`${id}-hint`}>{hint}</span>}
    </div>
  );
}
