import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** An element's width in whole pixels, 0 until it is known; for drawings whose text must not be scaled. */
export function useWidth<Kind extends HTMLElement>(): { element: RefObject<Kind | null>; width: number } {
  const element = useRef<Kind>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setWidth(Math.floor(current.getBoundingClientRect().width));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
