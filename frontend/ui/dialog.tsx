'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { PopupContainer } from './popup-container.ts';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons, the one that writes last. */
  footer?: ReactNode;
  /** `sheet` fills a phone and stands at the side of a desktop. */
  kind?: 'dialog' | 'sheet' | undefined;
}

const kinds = {
  dialog:
    'm-auto w-[min(560px,calc(100vw-32px))] max-h-[calc(100dvh-64px)] rounded-2 border border-line-2 shadow-overlay',
  sheet: cx(
    'mt-auto w-full max-w-none max-h-[calc(100dvh-48px)] rounded-t-2 border-t border-line-2 shadow-overlay',
    'wide:my-0 wide:mr-0 wide:ml-auto wide:h-dvh wide:max-h-none wide:w-panel wide:rounded-none wide:border-t-0 wide:border-l',
  ),
};

/** What can be typed into at once; a combobox would open its list. */
const textField = 'input:not([type=checkbox], [type=radio], [role=combobox], [readonly], [hidden])';

/** A modal dialog on the browser's own: it holds the focus, closes by Esc and gives the focus back. */
export function Dialog({ isOpen, onClose, title, children, footer, kind = 'dialog' }: DialogProps) {
  const t = useTranslations('ui');
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (isOpen) element.current?.showModal();
    else element.current?.close();
    // The browser's own choice is the button that closes, which stands first.
    if (isOpen && kind === 'dialog') element.current?.querySelector<HTMLElement>(textField)?.focus();
  }, [isOpen, kind]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; the click is for the backdrop.
    <dialog
      ref={element}
      aria-labelledby={titleId}
      // Also fires when the owner has closed it, who needs no telling.
      onClose={() => isOpen && onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={cx('bg-surface text-ink backdrop:bg-scrim', kinds[kind])}
    >
      {isOpen ? (
        <PopupContainer value={element}>
          <div className="flex max-h-[inherit] min-h-0 flex-col wide:h-full">
            <header className="flex items-center justify-between gap-3 pt-3 pr-3 pl-5">
              <h2 id={titleId} className="text-16">
                {title}
              </h2>
              <IconButton label={t('close')} icon={<X aria-hidden="true" />} onClick={onClose} />
            </header>
            <div className="min-h-0 flex-1 overflow-auto px-5 pt-3 pb-5">{children}</div>
            {footer ? (
              <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
            ) : null}
          </div>
        </PopupContainer>
      ) : null}
    </dialog>
  );
}
