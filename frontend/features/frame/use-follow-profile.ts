import { useEffect } from 'react';
import { useLocaleControl } from '../../lib/locale-provider.tsx';
import type { Me } from '../../lib/session.ts';
import { setTheme } from '../../lib/theme.ts';

/** The profile's language, time zone and theme hold on every device; the browser only remembers them for the first paint. */
export function useFollowProfile(me: Me | undefined): void {
  const { setLocale, setTimeZone } = useLocaleControl();
  const { locale, timeZone, theme } = me ?? {};
  useEffect(() => {
    if (locale) setLocale(locale);
  }, [locale, setLocale]);
  useEffect(() => {
    if (timeZone) setTimeZone(timeZone);
  }, [timeZone, setTimeZone]);
  useEffect(() => {
    if (theme) setTheme(theme);
  }, [theme]);
}
