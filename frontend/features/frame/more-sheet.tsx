'use client';

import { Eye, EyeOff, LogOut } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { toggleAmounts } from '../../lib/hidden-amounts.ts';
import { useMe, useSignOut } from '../../lib/session.ts';
import { useAreAmountsHidden } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { SelectField } from '../../ui/select.tsx';
import { moreItems, openTo } from './nav-items.ts';
import { useAppearance } from './use-appearance.ts';
import { useLedgerChoice } from './use-ledger-choice.ts';

/** What a phone's bar has no room for. */
export function MoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('frame');
  const { data: me } = useMe(false);
  const ledger = useLedgerChoice();
  const { theme, language } = useAppearance();
  const areHidden = useAreAmountsHidden();
  const signOut = useSignOut();
  return (
    <Dialog kind="sheet" title={t('more')} isOpen={isOpen} onClose={onClose}>
      <div className="grid gap-4">
        <nav aria-label={t('otherPages')} className="-mx-2">
          {openTo(me, moreItems).map(({ label, href, icon: Icon }) => (
            <Link
              key={href}
              href={href}
              onClick={onClose}
              className="flex h-11 items-center gap-3 rounded-1 px-2 text-14 font-medium hover:bg-hover"
            >
              <Icon aria-hidden="true" className="size-5 text-ink-3" />
              {t(label)}
            </Link>
          ))}
        </nav>
        <SelectField
          label={t('ledger')}
          value={ledger.value}
          options={ledger.options}
          onChange={(id) => {
            onClose();
            ledger.onChange(id);
          }}
        />
        <SelectField label={t('theme')} {...theme} />
        <SelectField label={t('language')} {...language} />
        <Button
          icon={areHidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
          onClick={() => {
            toggleAmounts();
            onClose();
          }}
        >
          {t(areHidden ? 'showAmounts' : 'hideAmounts')}
        </Button>
        <Button icon={<LogOut aria-hidden="true" />} isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Button>
      </div>
    </Dialog>
  );
}
