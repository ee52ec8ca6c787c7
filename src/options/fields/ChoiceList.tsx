import { type MessageKey, t } from '../../i18n.ts';

type Props<Value extends string> = {
  name: string;
  choices: Readonly<Record<Value, MessageKey>>;
  value: Value | undefined;
  disabled?: boolean;
  onChoose: (value: Value) => void;
};

export function ChoiceList<Value extends string>({ name, choices, value, disabled, onChoose }: Props<Value>) {
  // Object.keys loses the type of the keys.
  const values = Object.keys(choices) as Value[];
  return (
    <label class="field">
      {name}
      <select
        value={value}
        disabled={disabled ?? false}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {t(choices[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
