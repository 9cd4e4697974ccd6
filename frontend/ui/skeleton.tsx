import { useTranslations } from 'use-intl';
import { cx } from './cx.ts';

const widths = ['w-2/5', 'w-1/4', 'w-1/3', 'w-1/2', 'w-3/10'];

/** Rows of the real layout while they load; quick answers never show it (150 ms). */
export function SkeletonRows({ rows, className }: { rows: number; className?: string | undefined }) {
  const t = useTranslations('ui');
  return (
    <div role="status" className={cx('appear-late', className)}>
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing but their place.
        <div key={row} aria-hidden="true" className="flex h-row items-center gap-6 border-b border-line px-2">
          <SkeletonBar className="w-10" />
          <div className="flex-1">
            <SkeletonBar className={widths[row % widths.length]} />
          </div>
          <SkeletonBar className="w-13" />
        </div>
      ))}
    </div>
  );
}

/** One grey bar of a layout that loads. */
export function SkeletonBar({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cx('block h-2 rounded-[2px] bg-track', className)} />;
}
