'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcuts } from '../../lib/keyboard.ts';
import { Dialog } from '../../ui/dialog.tsx';

/** Every key that works on the page that is open. */
export function ShortcutsList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('shortcuts');
  const [isMac, setMac] = useState(false);
  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.userAgent)), []);
  const shortcuts = useShortcuts();
  const byDescription = Map.groupBy(shortcuts, (shortcut) => shortcut.description);
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose}>
      <dl className="text-13">
        {[...byDescription].map(([description, ways]) => (
          <div
            key={description}
            className="flex h-row items-center justify-between border-b border-line last:border-b-0"
          >
            <dt>{description}</dt>
            <dd className="flex items-center gap-1.5 text-12 text-ink-3">
              {ways.map(({ keys }, index) => (
                <span key={keys} className="flex items-center gap-1.5">
                  {index > 0 ? t('or') : null}
                  <Keys keys={keys} isMac={isMac} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** `g t` as two keys, one after the other. */
function Keys({ keys, isMac }: { keys: string; isMac: boolean }) {
  const t = useTranslations('shortcuts');
  return keys.split(' ').map((key, index) => (
    <span key={key} className="flex items-center gap-1.5">
      {index > 0 ? t('then') : null}
      <kbd className="grid h-5 min-w-5 place-items-center rounded-1 border border-line-2 px-1.5 font-sans font-medium">
        {nameKey(key, isMac)}
      </kbd>
    </span>
  ));
}

function nameKey(key: string, isMac: boolean): string {
  const [modifier, letter] = key.startsWith('mod+') ? [isMac ? '⌘' : 'Ctrl ', key.slice(4)] : ['', key];
  return `${modifier}${letter.length === 1 ? letter.toUpperCase() : letter}`;
}
