import type { Run } from '../../model/schemas/purchases/run.ts';

type Props = { state: Run['state']; done: number; all: number; text: string; labelledBy: string };

/** How far a bulk run, or a bulk push, is. @param text the same in words */
export function WorkProgress({ state, done, all, text, labelledBy }: Props) {
  return (
    <div
      class={`run-bar run-bar-${state}`}
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <div style={{ width: `${all === 0 ? 100 : (done / all) * 100}%` }} />
    </div>
  );
}
