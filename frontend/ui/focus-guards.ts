/**
 * Beside an open popup stand guards that pass the focus on. They are hidden from screen readers although the focus can
 * reach them, which WCAG 4.1.2 doesn't allow; empty as they are, nothing needs hiding. Returns what stops it.
 */
export function showFocusGuards(): () => void {
  const show = () => {
    for (const guard of document.querySelectorAll('[data-base-ui-focus-guard][aria-hidden]')) {
      guard.removeAttribute('aria-hidden');
    }
  };
  show();
  const observer = new MutationObserver(show);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
