'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import imports from '../../messages/en/imports.json';
import remarks from '../../messages/en/remarks.json';

const english = { ...imports, ...remarks };

/** The texts of the imports. */
export function ImportsMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
