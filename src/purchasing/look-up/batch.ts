/** One of several who ask together. */
export type BatchSlot<Asked, Answer> = {
  /** Waits until each of the others has asked as well, or has left. */
  readonly ask: (what: Asked) => Promise<Answer>;
  /** Asks nothing, or nothing more: the others need not wait. */
  readonly leave: () => void;
};

/**
 * A seat for each of several who ask one question together: it is asked once, when the last of them is ready.
 * @param askAll called at most once, with what was asked in the order of asking; resolves to an answer for each
 */
export function batch<Who, Asked, Answer>(
  all: readonly Who[],
  askAll: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): [Who, BatchSlot<Asked, Answer>][] {
  const asked: Asked[] = [];
  let missing = all.length;
  let begin = () => {};
  const everybody = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const answers = everybody.then(() => askAll(asked));
  // Whoever has asked is told of a failure there.
  answers.catch(() => {});

  function createSlot(): BatchSlot<Asked, Answer> {
    let isReady = false;
    function leave() {
      if (isReady) return;
      isReady = true;
      missing -= 1;
      if (missing === 0 && asked.length > 0) begin();
    }
    return {
      async ask(what) {
        const index = asked.push(what) - 1;
        leave();
        const answer = (await answers)[index];
        if (answer === undefined) throw new Error('Not everybody was answered');
        return answer;
      },
      leave,
    };
  }

  return all.map((who) => [who, createSlot()]);
}
