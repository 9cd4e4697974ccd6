'use client';

import { useIsMutating } from '@tanstack/react-query';
import { Hourglass, WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '../../lib/connection.ts';
import { useUnloadQuestion } from '../../lib/use-unload-question.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useReconnect } from './use-reconnect.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** The one place that says what is wrong between the browser and the server: no network, no server, maintenance, a limit, slowness. */
export function ConnectionBanner() {
  const t = useTranslations('connection');
  const tUi = useTranslations('ui');
  const tProblems = useTranslations('problems');
  const { isServerGone, isInMaintenance, limitedSeconds, isSlow } = useConnection();
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  // What was changed is only in this page until it is sent.
  useUnloadQuestion(useIsMutating() > 0 && (limitedSeconds !== null || isSlow));
  const { tryNow, isTrying } = useReconnect((isServerGone || isInMaintenance) && isOnline);
  // The texts come a moment after the page.
  if (!t.has('offline')) return null;
  if (!isOnline) return <Banner icon={<WifiOff aria-hidden="true" />}>{t('offline')}</Banner>;
  if (isServerGone) {
    return (
      <Banner
        icon={<WifiOff aria-hidden="true" />}
        action={
          <Button size="small" isBusy={isTrying} onClick={tryNow}>
            {tUi('tryAgain')}
          </Button>
        }
      >
        {t('serverGone')}
      </Banner>
    );
  }
  if (isInMaintenance) {
    return <Banner icon={<Hourglass aria-hidden="true" />}>{tProblems('maintenance')}</Banner>;
  }
  if (limitedSeconds !== null) {
    return (
      <Banner icon={<Hourglass aria-hidden="true" />}>{t('limited', { seconds: Math.ceil(limitedSeconds) })}</Banner>
    );
  }
  return isSlow ? (
    // Over the page, which it must not move.
    <p
      role="status"
      className="pointer-events-none fixed print:hidden top-[calc(var(--topbar)+8px)] left-1/2 z-20 -translate-x-1/2 rounded-2 border border-line-2 bg-surface px-3 py-1.5 text-12 whitespace-nowrap text-ink-2"
    >
      {t('slow')}
    </p>
  ) : null;
}
