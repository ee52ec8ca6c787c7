/** Caches an answer until the task ends, within which the page can't change: each link in a part asks for it. */
export function onceATask<T>(answer: (part: Element) => T): (part: Element) => T {
  const answers = new Map<Element, T>();
  return (part) => {
    if (answers.size === 0) queueMicrotask(() => answers.clear());
    const known = answers.get(part);
    if (known !== undefined || answers.has(part)) return known as T;
    const fresh = answer(part);
    answers.set(part, fresh);
    return fresh;
  };
}
