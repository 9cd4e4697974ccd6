'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import accounts from '../../messages/en/accounts.json';
import manage from '../../messages/en/manage.json';

const english = { ...accounts, ...manage };

/** The texts of the accounts. */
export function AccountsMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
