const MAX_CHILDREN_PER_CHANGE = 4;

export type RowRelation = {
  readonly isInRow: (part: Element) => boolean;
  readonly holdsRow: (part: Element) => boolean;
  readonly isOwn: (node: Node) => boolean;
};

export type Changes = { readonly added: Set<Element>; readonly touched: Set<Element> };

/** Each part is checked once for all its changes: most concern no row, and checking each node would cost the most. */
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
