import { type RefObject, useEffect, useRef } from 'react';

/**
 * After an answer the focus goes to the next question, so that a screen reader reads it and Tab starts there; not where
 * the focus is elsewhere, such as on a message's Undo.
 */
export function useFocusOnNext(area: RefObject<HTMLElement | null>, key: string | null, decidedCount: number): void {
  const before = useRef(key);
  useEffect(() => {
    const isFirst = before.current === null && decidedCount === 0;
    const isSame = before.current === key;
    before.current = key;
    if (isFirst || isSame) return;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body || activeElement.id === 'main';
    if (!isLost && !area.current?.contains(activeElement)) return;
    area.current?.querySelector<HTMLElement>('[data-question]')?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [area, key, decidedCount]);
}
