'use client';

import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type ApiToken, useRevokeToken } from './token-queries.ts';

/** Nothing brings a token back, and a program may stand still without it: so it is asked about. */
export function RevokeTokenDialog({ token, onClose }: { token: ApiToken | null; onClose: () => void }) {
  const t = useTranslations('tokens');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const revoke = useRevokeToken();
  const name = token?.name ?? '';
  const close = () => {
    revoke.reset();
    onClose();
  };
  const confirm = () => {
    if (!token) return;
    revoke.mutate(token.id, {
      onSuccess: () => {
        showToast({ message: t('revoked', { name }) });
        close();
      },
    });
  };
  return (
    <Dialog
      title={t('revokeTitle', { name })}
      isOpen={token !== null}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button className="text-bad!" isBusy={revoke.isPending} onClick={confirm}>
            {t('revoke')}
          </Button>
        </>
      }
    >
      <p className="text-13">{t('revokeAbout')}</p>
      {revoke.error ? <ErrorLine what={problemText(revoke.error)} /> : null}
    </Dialog>
  );
}
