'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Mail, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { paths } from '../../lib/paths.ts';
import { type Me, meKey } from '../../lib/session.ts';
import { useResendVerification } from '../../lib/use-resend-verification.ts';
import english from '../../messages/en/address.json';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** In this tab, until it is closed or its person signs out. */
const dismissedUnder = 'expenseai.verification-dismissed';

/** That a link waits in the mailbox; not in Settings, which say so at the address. */
export function VerificationBanner({ me }: { me: Me }) {
  const pathname = usePathname();
  const client = useQueryClient();
  const [isDismissed, setDismissed] = useState(() => readStored(dismissedUnder, 'session') !== null);
  useEffect(() => {
    // The link opens in a tab of its own: whoever comes back from there has followed it, perhaps.
    const look = () => void client.invalidateQueries({ queryKey: meKey });
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [client]);
  if (isDismissed || pathname === paths.settings()) return null;
  return (
    <FeatureMessages english={english}>
      <Asking
        email={me.pendingEmail ?? me.email}
        onDismiss={() => {
          writeStored(dismissedUnder, 'yes', 'session');
          setDismissed(true);
        }}
      />
    </FeatureMessages>
  );
}

function Asking({ email, onDismiss }: { email: string; onDismiss: () => void }) {
  const t = useTranslations('address');
  const tUi = useTranslations('ui');
  const resend = useResendVerification();
  return (
    <Banner
      tone="calm"
      icon={<Mail aria-hidden="true" />}
      action={
        <>
          <Button
            size="small"
            isBusy={resend.isPending}
            onClick={() => resend.mutate(undefined, { onSuccess: () => showToast({ message: t('sent', { email }) }) })}
          >
            {t('sendAgain')}
          </Button>
          <IconButton
            size="small"
            className="ml-auto"
            label={tUi('dismiss')}
            icon={<X aria-hidden="true" />}
            onClick={onDismiss}
          />
        </>
      }
    >
      {t('unread', { email })}
    </Banner>
  );
}
