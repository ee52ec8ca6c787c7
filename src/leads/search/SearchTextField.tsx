type Props = {
  name: string;
  value: string;
  hint?: string | undefined;
  isOdd?: boolean;
  onType: (value: string) => void;
};

const MAX_LENGTH = 200;

export function SearchTextField({ name, value, hint, isOdd = false, onType }: Props) {
  return (
    <label class="field">
      {name}
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_LENGTH}
        placeholder={hint}
        aria-invalid={isOdd}
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  );
}
