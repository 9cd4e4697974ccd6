'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import manage from '../../messages/en/manage.json';
import payees from '../../messages/en/payees.json';

const english = { ...payees, ...manage };

/** The texts of the payees. */
export function PayeesMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
