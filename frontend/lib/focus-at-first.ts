/** A `ref` that gives a field the focus when it appears where a press has asked for it; the same function each time, so that it does so once. */
export function focusAtFirst(element: HTMLElement | null): void {
  element?.focus();
}
