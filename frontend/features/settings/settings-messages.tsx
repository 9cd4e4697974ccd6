'use client';

import type { ReactNode } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import manage from '../../messages/en/manage.json';
import password from '../../messages/en/password.json';
import settings from '../../messages/en/settings.json';

const english = { ...settings, ...manage, ...password };

/** The texts of the settings. */
export function SettingsMessages({ children }: { children: ReactNode }) {
  return <FeatureMessages english={english}>{children}</FeatureMessages>;
}
