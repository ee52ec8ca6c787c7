type Props = { name: string; value: string; isOdd: boolean; onType: (value: string) => void };

const MAX_LENGTH = 200;

export function NewsTextField({ name, value, isOdd, onType }: Props) {
  return (
    <label class="field">
      {name}
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_LENGTH}
        aria-invalid={isOdd}
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  );
}
