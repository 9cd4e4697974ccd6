'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { languageOf, languages, regionalLocale } from '../../lib/locale.ts';
import { useLocaleControl } from '../../lib/locale-provider.tsx';
import { Brand } from '../../ui/brand.tsx';

/** One column without the rail: signing in, first steps. */
export function SoloFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] justify-items-center gap-6 bg-surface px-4 py-6 wide:gap-8 wide:p-8 wide:pb-6">
      <header>
        <Brand />
      </header>
      <main id="main" className="w-full max-w-86 pt-8 wide:pt-[10vh]">
        {children}
      </main>
      <footer className="text-12 text-ink-3">
        <LanguageChoice />
      </footer>
    </div>
  );
}

function LanguageChoice() {
  const t = useTranslations('signIn');
  const { setLocale } = useLocaleControl();
  const current = languageOf(useLocale());
  return (
    <nav aria-label={t('language')}>
      <ul className="flex gap-5">
        {languages.map((language) => (
          <li key={language.tag}>
            {language.tag === current ? (
              <span aria-current="true">{language.name}</span>
            ) : (
              <button
                type="button"
                lang={language.tag}
                className="link hit-44"
                onClick={() => setLocale(regionalLocale(language.tag))}
              >
                {language.name}
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
