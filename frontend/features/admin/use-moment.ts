import { useFormatter, useTranslations } from 'use-intl';

/** Writes an instant as the reader's clock shows it, and as the server's schedule does, in UTC. */
export function useMoment(): (at: string) => string {
  const t = useTranslations('admin.backups');
  const format = useFormatter();
  return (at) => {
    const instant = new Date(at);
    const inUtc = { timeStyle: 'short', timeZone: 'UTC' } as const;
    const local = format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short' });
    const utc = format.dateTime(instant, { dateStyle: 'medium', ...inUtc });
    if (local === utc) return t('momentInUtc', { utc });
    const isSameDay =
      format.dateTime(instant, { dateStyle: 'medium' }) ===
      format.dateTime(instant, { dateStyle: 'medium', timeZone: 'UTC' });
    return t('moment', { local, utc: isSameDay ? format.dateTime(instant, inUtc) : utc });
  };
}
