export type Changes = {
  /** Elements that came into the page, or whose link leads elsewhere now. */
  readonly added: Set<Element>;
  /** Elements in which something changed. */
  readonly touched: Set<Element>;
};

/**
 * Collects what changes in the page, and hands it over at most once in a frame. In between next to nothing is done: a page
 * like LinkedIn's changes all the time, and nearly never its list.
 * @param isOwn whether a node was put there by this script
 */
export function onPageChanges(
  isOwn: (node: Node) => boolean,
  handOver: (changes: Changes) => void,
  signal: AbortSignal,
): void {
  let changes: Changes = { added: new Set(), touched: new Set() };
  let frame = 0;

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        changes.added.add(target as Element); // Only elements have attributes.
        continue;
      }
      let isForeign = type === 'characterData' || removedNodes.length > 0;
      for (const node of addedNodes) {
        if (isOwn(node)) continue;
        isForeign = true;
        if (node instanceof Element) changes.added.add(node);
      }
      const element = isForeign && (target instanceof Element ? target : target.parentElement);
      if (element) changes.touched.add(element);
    }
    if (changes.added.size + changes.touched.size > 0) frame ||= requestAnimationFrame(pass);
  });

  function pass(): void {
    frame = 0;
    const found = changes;
    changes = { added: new Set(), touched: new Set() };
    handOver(found);
  }

  // Lists that re-use their rows change links and texts, and no elements.
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
}
