/**
 * An answer about a part of the page that is kept until the task ends: a part is asked about once for each link in it.
 * Within one task the page can't change under its reader.
 */
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
