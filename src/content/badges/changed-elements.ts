/** A part of the page with more children than so many for each of its changes is not looked through for them. */
const MAX_CHILDREN_PER_CHANGE = 4;

/** What a part of the page has to do with rows. */
export type RowRelation = {
  /** Whether it is, or is in, a row or one of a row's links. */
  readonly isInRow: (part: Element) => boolean;
  /** Whether it holds one. */
  readonly holdsRow: (part: Element) => boolean;
  /** Whether a node was put there by this script. */
  readonly isOwn: (node: Node) => boolean;
};

export type Changes = { readonly added: Set<Element>; readonly touched: Set<Element> };

/**
 * The elements that changes of the page give reason to look at: `added` to it, or with a link that leads elsewhere now;
 * `touched` by something that was taken away, or a text that changed. Most changes are about parts without any row.
 * Such a part is asked once for all of them, and nothing that was added to it is touched: that alone would cost more
 * than all the rest.
 */
export function collectChanges(changes: Changes, records: readonly MutationRecord[], concern: RowRelation): void {
  for (const [target, own] of Map.groupBy(records, ({ target }) => target)) {
    const part = target instanceof Element ? target : target.parentElement;
    if (!part?.isConnected) continue;
    const isLong = part.childElementCount > MAX_CHILDREN_PER_CHANGE * own.length;
    if (!concern.isInRow(part) && !isLong && !concern.holdsRow(part)) continue;
    for (const record of own) sortIn(changes, part, record, concern);
  }
}

function sortIn(
  { added, touched }: Changes,
  part: Element,
  { type, addedNodes, removedNodes }: MutationRecord,
  { isOwn }: RowRelation,
): void {
  if (type === 'attributes') return void added.add(part);
  let isOfPage = addedNodes.length === 0 || removedNodes.length > 0;
  for (const node of addedNodes) {
    if (isOwn(node)) continue;
    isOfPage = true;
    if (node instanceof Element) added.add(node);
  }
  if (isOfPage) touched.add(part);
}
