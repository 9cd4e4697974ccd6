'use client';

import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';

interface FeatureMessagesProps {
  /** The feature's English texts, `messages/en/<feature>.json`; those of other languages are all there once chosen. */
  english: Readonly<Record<string, unknown>>;
  children: ReactNode;
}

/** Brings a feature's texts along with its page, so that no page carries those of another. */
export function FeatureMessages({ english, children }: FeatureMessagesProps) {
  const locale = useLocale();
  const shown = useMessages();
  const messages = useMemo(() => ({ ...english, ...shown }), [english, shown]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
