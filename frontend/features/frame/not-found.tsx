'use client';

import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { MessagePage } from './message-page.tsx';

/** There is no such page. */
export function NotFound() {
  const t = useTranslations('pages');
  return (
    <MessagePage
      title={t('notFoundTitle')}
      text={t('notFound')}
      // A plain link: Next's own would come with every page, since this one does.
      action={
        <a href={paths.transactions()} className={buttonClass({})}>
          {t('toTransactions')}
        </a>
      }
    />
  );
}
