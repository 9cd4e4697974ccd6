import { useEffect, useState } from 'react';

/** How `mod` is printed on this machine's keyboard: `⌘`, or `Ctrl ` with its space. */
export function useModifier(): string {
  const [isMac, setMac] = useState(false);
  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.userAgent)), []);
  return isMac ? '⌘' : 'Ctrl ';
}
