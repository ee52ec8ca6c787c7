import { useEffect, useRef } from 'preact/hooks';
import type { PersonChoices } from './use-choices.ts';

/** Checks or unchecks everybody who can be looked up; half-checked if only some are. */
export function AllCheck({ label, choices }: { label: string; choices: PersonChoices }) {
  const { choosable, chosen, chooseAll } = choices;
  const box = useRef<HTMLInputElement>(null);
  const all = choosable.filter(({ isDoubtful }) => !isDoubtful);
  const isSome = chosen.length > 0 && !all.every((one) => chosen.includes(one));
  useEffect(() => {
    // There is no such attribute.
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <label class="check">
      <input
        type="checkbox"
        ref={box}
        checked={chosen.length > 0 && !isSome}
        disabled={all.length === 0}
        onChange={(event) => chooseAll(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
