'use client';

import { type ComponentProps, lazy, Suspense } from 'react';
import type { InboxCount } from './inbox-count.tsx';

const Count = lazy(() => import('./inbox-count.tsx').then((module) => ({ default: module.InboxCount })));

/** How many decisions wait, a moment after the page: a number beside a link is worth no wait. */
export function LateInboxCount(props: ComponentProps<typeof InboxCount>) {
  return (
    <Suspense>
      <Count {...props} />
    </Suspense>
  );
}
