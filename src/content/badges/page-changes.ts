/** LinkedIn's pages change all the time, their lists rarely: irrelevant changes must not cost a frame. */
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

  // Lists that recycle rows change links and texts without adding elements.
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
}
