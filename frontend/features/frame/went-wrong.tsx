'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { MessagePage } from './message-page.tsx';

/** A page that stopped working; loading it again is the one thing that helps. */
export function WentWrong() {
  const t = useTranslations('pages');
  return (
    <MessagePage
      title={t('errorTitle')}
      text={t('error')}
      action={<Button onClick={() => window.location.reload()}>{t('reload')}</Button>}
    />
  );
}
