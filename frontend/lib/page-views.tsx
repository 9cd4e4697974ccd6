'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/** Global Privacy Control (w3.org/TR/gpc), which TypeScript's DOM doesn't know yet. */
interface AskedNavigator {
  globalPrivacyControl?: boolean;
}

/** Tells our own server which page is open; nothing where the browser asks not to be tracked. */
export function PageViews() {
  const pathname = usePathname();
  useEffect(() => {
    if (navigator.doNotTrack === '1' || (navigator as AskedNavigator).globalPrivacyControl) return;
    const page = pathname.replace(/(?<=.)\/$/, '');
    fetch('/api/v1/page-views', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ page }),
      // No cookie: it is about the page, not about who looks at it.
      credentials: 'omit',
      keepalive: true,
    }).catch(() => undefined);
  }, [pathname]);
  return null;
}
