/**
 * Watches what changes in the page, and calls for a pass over it at most once in a frame. A page like LinkedIn's
 * changes all the time, and nearly never its list: what does not concern it must cost next to nothing, and calls for no
 * frame.
 * @param collect takes changes in; says whether they give reason for a pass
 */
export function onPageChanges(
  collect: (records: readonly MutationRecord[]) => boolean,
  pass: () => void,
  signal: AbortSignal,
): void {
  let frame = 0;

  const observer = new MutationObserver((records) => {
    if (!collect(records)) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      pass();
    });
  });

  // Lists that re-use their rows change links and texts, and no elements.
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
}
