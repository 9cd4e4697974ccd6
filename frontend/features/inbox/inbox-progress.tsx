import { useFormatter, useTranslations } from 'use-intl';
import { Bar } from '../../ui/progress-bar.tsx';

/** How many wait, and how far one has come. */
export function InboxProgress({ left, decided }: { left: number; decided: number }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const total = left + decided;
  return (
    <div className="mb-5 flex items-center gap-3 text-12 whitespace-nowrap text-ink-2 wide:mb-7">
      <span>{t('left', { count: left })}</span>
      <Bar share={decided / total} className="h-[3px]!" />
      {decided > 0 ? (
        <span>{t('decidedOf', { decided: format.number(decided), total: format.number(total) })}</span>
      ) : null}
    </div>
  );
}
