'use client';

import { Check } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Link } from '../../ui/link.tsx';

/** The quiet end. */
export function NothingWaits({ decided, onUndo }: { decided: number; onUndo: () => void }) {
  const t = useTranslations('inbox');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  return (
    <div className="slide-in grid gap-2 py-4 text-13 text-ink-2">
      <h2 tabIndex={-1} data-question className="flex items-center gap-2 text-ink outline-none">
        <Check aria-hidden="true" className="text-good" />
        {t('nothingWaits')}
      </h2>
      {decided > 0 ? (
        <p className="flex flex-wrap items-center gap-2">
          {t('decidedCount', { count: decided, shown: format.number(decided) })}
          <button type="button" className="link hit-44" onClick={onUndo}>
            {tUi('undo')}
          </button>
          <Kbd>U</Kbd>
        </p>
      ) : (
        <p className="max-w-120">{t('nothingYet')}</p>
      )}
      <p>
        <Link href={paths.transactions()} className="link hit-44">
          {t('toTransactions')}
        </Link>
      </p>
    </div>
  );
}
