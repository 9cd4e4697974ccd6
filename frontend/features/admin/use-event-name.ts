import { useTranslations } from 'use-intl';

/** All of one shape: a name that comes from the server can't be told from another. */
type Key = 'events.auth.register';

/** What a security event is called for people; by its name in audit.log where it isn't known, as one of a newer server. */
export function useEventName(): (event: string) => string {
  const t = useTranslations('securityEvents');
  return (event) => {
    const key = `events.${event}` as Key;
    return t.has(key) ? t(key) : event;
  };
}
