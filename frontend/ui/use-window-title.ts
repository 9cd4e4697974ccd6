import { useEffect } from 'react';

/**
 * Names the window after its page. The exported page's own title, which is English, comes back when that part of it is
 * hydrated late; this is seen, and the name set again.
 */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    const wanted = `${title} – ExpenseAI`;
    const name = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [title]);
}
