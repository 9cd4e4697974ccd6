'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import categories from '../../messages/en/categories.json';
import manage from '../../messages/en/manage.json';

const english = { ...categories, ...manage };

/** The texts of the categories. */
export function CategoriesMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
