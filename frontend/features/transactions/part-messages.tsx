'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/transaction-parts.json';

/** The texts of what the page shows later: details, splits, bulk changes. They are loaded with it. */
export function PartMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
