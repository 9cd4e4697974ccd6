'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/admin.json';

/** The texts of the administration. */
export function AdminMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
