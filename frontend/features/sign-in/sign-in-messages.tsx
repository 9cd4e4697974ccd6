'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import password from '../../messages/en/password.json';
import signIn from '../../messages/en/sign-in.json';

const english = { ...signIn, ...password };

/** The texts of signing in. */
export function SignInMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
