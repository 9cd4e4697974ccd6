'use client';

import { useTranslations } from 'use-intl';
import { useModifier } from '../../lib/use-modifier.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';

interface BarFooterProps {
  isEntry: boolean;
  isBusy: boolean;
  hasText: boolean;
  onSave: () => void;
  onSaveMore: () => void;
  onClose: () => void;
}

/** What can be done now, with the key that does it; on a phone as buttons. */
export function BarFooter({ isEntry, isBusy, hasText, onSave, onSaveMore, onClose }: BarFooterProps) {
  const t = useTranslations('quickAdd');
  const modifier = useModifier();
  return (
    <footer className="flex flex-wrap items-center gap-x-1 gap-y-2 rounded-b-2 border-t border-line bg-sunken px-2.5 py-2 max-wide:rounded-none max-wide:bg-surface max-wide:px-4 max-wide:py-3">
      {isEntry ? (
        <>
          <Hint keys="↵" label={t('save')} isBusy={isBusy} onClick={onSave} />
          <Hint keys={`${modifier}↵`} label={t('saveMore')} onClick={onSaveMore} />
          <span className="flex items-center gap-2 px-2 text-12 text-ink-2 touch:hidden">
            <Kbd>Tab</Kbd>
            {t('nextPart')}
          </span>
          <div className="hidden w-full grid-cols-2 gap-3 max-wide:grid">
            <Button size="large" onClick={onSaveMore}>
              {t('saveMore')}
            </Button>
            <Button size="large" variant="filled" isBusy={isBusy} onClick={onSave}>
              {t('save')}
            </Button>
          </div>
        </>
      ) : (
        <span className="flex items-center gap-2 px-2 text-12 text-ink-2 touch:hidden">
          <Kbd>↵</Kbd>
          {t('open')}
          <Kbd className="ml-2">↓</Kbd>
          {t('move')}
        </span>
      )}
      <span className="ml-auto max-wide:hidden">
        <Hint keys="Esc" label={hasText ? t('closeKept') : t('close')} onClick={onClose} />
      </span>
      {isEntry ? null : (
        <Button size="large" className="w-full wide:hidden" onClick={onClose}>
          {t('close')}
        </Button>
      )}
    </footer>
  );
}

function Hint({
  keys,
  label,
  isBusy,
  onClick,
}: {
  keys: string;
  label: string;
  isBusy?: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      variant="quiet"
      size="small"
      isBusy={isBusy}
      icon={<Kbd className="bg-surface">{keys}</Kbd>}
      onClick={onClick}
      className="text-12 max-wide:hidden"
    >
      {label}
    </Button>
  );
}
