'use client';

import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { MessagePage } from './message-page.tsx';

/** There is no such page. */
export function NotFound() {
  const t = useTranslations('pages');
  return (
    <MessagePage
      title={t('notFoundTitle')}
      text={t('notFound')}
      action={<ButtonLink href={paths.transactions()}>{t('toTransactions')}</ButtonLink>}
    />
  );
}
