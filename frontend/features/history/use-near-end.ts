import { type RefObject, useEffect, useRef } from 'react';

/** So that the next page is there before one gets to it. */
const margin = '800px';

/** Calls back when the element comes near the window; put the ref where the list ends. */
export function useNearEnd(onNear: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { rootMargin: margin },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [onNear]);
  return element;
}
