import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useMedia } from './use-media.ts';

interface WindowRows {
  count: number;
  rowHeight: number;
  /** Always drawn, so that it keeps the focus while it is scrolled out of sight. */
  keptIndex: number | null;
}

/** What covers the window's upper and lower edge: top bar and head of the list; selection bar and bottom bar. */
const coveredAbove = 84;
const coveredBelow = 72;

/** Rows of equal height in a list that scrolls with the window: only those in sight are drawn; on paper all of them. */
export function useWindowRows({ count, rowHeight, keptIndex }: WindowRows) {
  const list = useRef<HTMLTableSectionElement>(null);
  const offset = useOffset(list);
  const isPrinting = useMedia('print');
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
    scrollPaddingStart: coveredAbove,
    scrollPaddingEnd: coveredBelow,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        if (isPrinting) return Array.from({ length: range.count }, (_, index) => index);
        const drawn = defaultRangeExtractor(range);
        if (keptIndex === null || keptIndex >= range.count || drawn.includes(keptIndex)) return drawn;
        return [...drawn, keptIndex].sort((a, b) => a - b);
      },
      [keptIndex, isPrinting],
    ),
  });
  const { measure } = rows;
  // Turning a phone changes the height of each row.
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    measure();
  }, [measure, rowHeight]);
  return { list, offset, rows };
}

/** Where the list begins in the document; what stands above it may grow and shrink. */
function useOffset(list: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setOffset(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}
