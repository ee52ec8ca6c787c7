/**
 * Collects what changes in the page, and hands it over at most once in a frame. In between nothing is looked at: a page like
 * LinkedIn's changes all the time, and nearly never its list.
 */
export function onPageChanges(handOver: (records: readonly MutationRecord[]) => void, signal: AbortSignal): void {
  let batches: MutationRecord[][] = [];
  let frame = 0;

  const observer = new MutationObserver((records) => {
    batches.push(records);
    frame ||= requestAnimationFrame(pass);
  });

  function pass(): void {
    frame = 0;
    const records = batches.flat();
    batches = [];
    handOver(records);
  }

  // Lists that re-use their rows change links and texts, and no elements.
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
}
