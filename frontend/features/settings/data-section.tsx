'use client';

import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { refreshSession } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import type { Me } from '../../lib/session.ts';
import { isAccessOver } from '../../lib/session-hint.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useSeen } from '../../ui/use-seen.ts';
import { SettingsSection } from './settings-section.tsx';

const DeleteLedgerDialog = lazy(() =>
  import('./delete-ledger-dialog.tsx').then((module) => ({ default: module.DeleteLedgerDialog })),
);
const DeleteUserDialog = lazy(() =>
  import('./delete-user-dialog.tsx').then((module) => ({ default: module.DeleteUserDialog })),
);

const StorageUse = lazy(() => import('./storage-use.tsx').then((module) => ({ default: module.StorageUse })));

const dangerClass = 'justify-self-start text-bad!';

/** What is one's own to take along and to delete. */
export function DataSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const ledger = useLedger();
  const [ref, isSeen] = useSeen();
  // It stays once it was open, so that closing gives the focus back.
  const [asked, setAsked] = useState<{ what: 'ledger' | 'user'; isOpen: boolean } | null>(null);
  const close = () => setAsked((now) => now && { ...now, isOpen: false });
  return (
    <SettingsSection ref={ref} title={t('data')} about={t('dataAbout')}>
      <Export />
      <div className="border-t border-line pt-4">
        <Suspense fallback={<SkeletonRows rows={1} />}>{isSeen ? <StorageUse /> : <SkeletonRows rows={1} />}</Suspense>
      </div>
      {ledger.role === 'owner' ? (
        <div className="grid gap-2 border-t border-line pt-4">
          <h3>{t('deleteLedger')}</h3>
          <p className="text-13 text-ink-2">{t('deleteLedgerAbout', { ledger: ledger.name })}</p>
          <Button
            className={dangerClass}
            aria-haspopup="dialog"
            onClick={() => setAsked({ what: 'ledger', isOpen: true })}
          >
            {t('deleteLedgerButton')}
          </Button>
        </div>
      ) : null}
      <div className="grid gap-2 border-t border-line pt-4">
        <h3>{t('deleteUser')}</h3>
        <p className="text-13 text-ink-2">{t('deleteUserAbout')}</p>
        <Button className={dangerClass} aria-haspopup="dialog" onClick={() => setAsked({ what: 'user', isOpen: true })}>
          {t('deleteUserButton')}
        </Button>
      </div>
      <Suspense>
        {asked?.what === 'ledger' ? <DeleteLedgerDialog userId={me.id} isOpen={asked.isOpen} onClose={close} /> : null}
        {asked?.what === 'user' ? <DeleteUserDialog me={me} isOpen={asked.isOpen} onClose={close} /> : null}
      </Suspense>
    </SettingsSection>
  );
}

function Export() {
  const t = useTranslations('settings');
  const problemText = useProblemText();
  const ledger = useLedger();

  async function download(format: 'csv' | 'json') {
    try {
      // A download can't renew the session by itself.
      if (isAccessOver()) await refreshSession();
    } catch (error) {
      showToast({ message: problemText(error), isError: true });
      return;
    }
    const link = document.createElement('a');
    link.href = `/api/v1/ledgers/${ledger.id}/exports?format=${format}`;
    link.download = '';
    link.click();
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} icon={<Download aria-hidden="true" />} onClick={() => void download(format)}>
            {t(`export.${format}`)}
          </Button>
        ))}
      </div>
      <p className="text-12 text-ink-2">{t('exportAbout', { ledger: ledger.name })}</p>
    </div>
  );
}
