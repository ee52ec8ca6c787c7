export type BatchSlot<Asked, Answer> = {
  readonly ask: (what: Asked) => Promise<Answer>;
  readonly leave: () => void;
};

/** @param askAll called at most once, when every slot has asked or left; resolves to the answers in asking order */
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
  // Each asker gets the failure; this only prevents an unhandled rejection.
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
