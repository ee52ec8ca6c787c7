import { type MessageKey, t } from '../../i18n.ts';

type Props<Value extends string> = {
  name: string;
  /** What can be chosen, in order, each with its words. */
  choices: Readonly<Record<Value, MessageKey>>;
  value: Value | undefined;
  disabled?: boolean;
  onChoose: (value: Value) => void;
};

/** A choice of a few fixed things. */
export function ChoiceList<Value extends string>({ name, choices, value, disabled, onChoose }: Props<Value>) {
  // The keys of a record are the values that it was made of.
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
