'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/onboarding.json';

/** The texts of the first steps. */
export function OnboardingMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
