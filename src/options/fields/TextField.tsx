import { useId } from 'preact/hooks';

type Props = {
  name: string;
  value: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  /** Not spell-checked. */
  isCode?: boolean;
  isOdd?: boolean;
  longest?: number;
  onType: (text: string) => void;
  /** Called when the user leaves the field. */
  onDone?: () => void;
};

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
