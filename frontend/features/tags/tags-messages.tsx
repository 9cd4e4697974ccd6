'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import manage from '../../messages/en/manage.json';
import tags from '../../messages/en/tags.json';

const english = { ...tags, ...manage };

/** The texts of the tags. */
export function TagsMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
