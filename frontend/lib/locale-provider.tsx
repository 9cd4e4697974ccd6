'use client';

import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import english from '../messages/en/shell.json';
import { initialLocale, type Language, languageOf, storeLocale } from './locale.ts';

type Messages = typeof english;

/** English is in the pages, since the export is written in it; the others come when they are wanted. */
const catalogues = {
  // Of the frame only: what a feature says comes with its pages (FeatureMessages), and errors soon after the page.
  en: async (): Promise<Messages> => ({ ...english, ...(await import('../messages/en/late.json')).default }),
  de: async (): Promise<Messages> => (await import('../messages/german.ts')).german,
} as const satisfies Record<Language, () => Promise<Messages>>;

interface LocaleControl {
  setLocale: (locale: string) => void;
  setTimeZone: (timeZone: string) => void;
}

const LocaleContext = createContext<LocaleControl>({ setLocale: () => undefined, setTimeZone: () => undefined });

/** Changes language, notation and time zone of everything shown. */
export function useLocaleControl(): LocaleControl {
  return useContext(LocaleContext);
}

/** Texts, numbers and dates in the reader's language. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState('en');
  const [timeZone, setTimeZone] = useState('UTC');
  const [shown, setShown] = useState<{ locale: string; messages: Messages }>({ locale: 'en', messages: english });

  // Before the paint, so that an English page in the region's notation never shows another one first.
  useLayoutEffect(() => {
    const locale = initialLocale();
    setLocale(locale);
    if (languageOf(locale) === 'en') setShown({ locale, messages: english });
    setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);

  useEffect(() => {
    let isWanted = true;
    const show = (messages: Messages) => {
      if (!isWanted) return;
      setShown({ locale, messages });
      document.documentElement.lang = locale;
      delete document.documentElement.dataset.localePending;
    };
    // Without its catalogue the page stays readable in the language it is in.
    catalogues[languageOf(locale)]().then(show, () => show(english));
    return () => {
      isWanted = false;
    };
  }, [locale]);

  const control = useMemo<LocaleControl>(
    () => ({
      setLocale: (next) => {
        storeLocale(next);
        setLocale(next);
      },
      setTimeZone,
    }),
    [],
  );

  return (
    <LocaleContext value={control}>
      <IntlProvider locale={shown.locale} messages={shown.messages} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </LocaleContext>
  );
}
