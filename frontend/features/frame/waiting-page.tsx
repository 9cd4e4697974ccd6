import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { isCurrent, namedPages } from './nav-items.ts';

/**
 * Stands in the exported HTML for a page that waits for its user and ledger: its rows, and on a phone, where that takes
 * longest, what it is about.
 */
export function WaitingPage() {
  const t = useTranslations('frame.about');
  const pathname = usePathname();
  const here = namedPages.find((item) => isCurrent(item, pathname));
  return (
    <div className="p-4 wide:px-8 wide:py-6">
      {here ? <p className="pb-4 text-ink-2 wide:hidden">{t(here.label)}</p> : null}
      <SkeletonRows rows={12} />
    </div>
  );
}
