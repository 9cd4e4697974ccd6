import { useCallback, useState } from 'react';

/**
 * Whether an element has come into view, or lies above it: what it needs from the server is asked for then. Once seen it
 * stays so. The first value is the element's ref.
 */
export function useSeen(): readonly [ref: (element: Element | null) => (() => void) | undefined, isSeen: boolean] {
  const [isSeen, setSeen] = useState(false);
  const ref = useCallback((element: Element | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        setSeen(true);
        observer.disconnect();
      },
      // Without an end at the top, so that what was jumped over counts.
      { rootMargin: '100000px 0px 0px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isSeen];
}
