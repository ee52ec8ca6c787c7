import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Row heights (px) as in leads-table.css; below this width (px) each row is a card. */
const ROW_HEIGHT = 44;
const CARD_HEIGHT = 132;
const CARD_LAYOUT_WIDTH = 860;
/** Rows drawn beyond those in sight, so that scrolling does not outrun drawing. */
const OVERSCAN_ROWS = 8;

export type RowWindow = {
  readonly isNarrow: boolean;
  /** Of a row (px). */
  readonly height: number;
  /** The first that is drawn, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** How many are in sight. */
  readonly inSight: number;
  /** Scrolls as far as is needed to have a row in sight. */
  readonly bringIntoSight: (at: number) => void;
};

/** Which rows of a long table, each as high as the other, are drawn: of a hundred thousand a few dozen. */
export function useRowWindow(count: number, head: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [size, setSize] = useState({ width: 1000, height: 600 });
  const isNarrow = size.width < CARD_LAYOUT_WIDTH;
  const height = isNarrow ? CARD_HEIGHT : ROW_HEIGHT;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // Whoever was on top stays there when all rows get another height.
  const top = useRef(0);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: top.current * height });
  }, [height]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      top.current = Math.floor(element.scrollTop / height);
      setFirst(top.current);
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [height]);

  const inSight = Math.max(1, Math.floor((size.height - head) / height));
  const from = Math.max(0, Math.min(first, count - inSight) - OVERSCAN_ROWS);
  const to = Math.min(count, first + inSight + 1 + OVERSCAN_ROWS);

  function bringIntoSight(at: number) {
    const element = scroller.current;
    if (!element) return;
    const start = at * height;
    const room = element.clientHeight - (isNarrow ? 0 : head);
    if (start < element.scrollTop) element.scrollTo({ top: start });
    else if (start + height > element.scrollTop + room) element.scrollTo({ top: start + height - room });
  }

  return { scroller, window: { isNarrow, height, from, to, inSight, bringIntoSight } satisfies RowWindow };
}
