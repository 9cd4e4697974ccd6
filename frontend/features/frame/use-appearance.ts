import { useLocale, useTranslations } from 'use-intl';
import { languageOf, languages, regionalLocale } from '../../lib/locale.ts';
import { useLocaleControl } from '../../lib/locale-provider.tsx';
import { useUpdateMe } from '../../lib/session.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';

/** Theme and language as choices: shown at once, then kept in the profile. */
export function useAppearance() {
  const t = useTranslations('frame');
  const { setLocale } = useLocaleControl();
  const { mutate } = useUpdateMe();
  const theme = useTheme();
  const language = languageOf(useLocale());
  const names = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') };
  return {
    theme: {
      value: theme,
      options: themes.map((value) => ({ value, label: names[value] })),
      onChange: (value: string) => {
        const chosen = themes.find((candidate) => candidate === value);
        if (!chosen) return;
        setTheme(chosen);
        mutate({ theme: chosen });
      },
    },
    language: {
      value: language,
      options: languages.map(({ tag, name }) => ({ value: tag, label: name })),
      onChange: (value: string) => {
        const locale = regionalLocale(languageOf(value));
        setLocale(locale);
        mutate({ locale });
      },
    },
  };
}
