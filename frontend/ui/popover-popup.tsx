'use client';

import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { popupClass } from './popup-class.ts';
import type { PopupProps } from './use-popup.ts';

interface PopoverPopupProps extends PopupProps {
  label: string;
  align: 'start' | 'end';
  children: ReactNode;
}

/** The panel itself, loaded by `Popover` when it is first wanted. */
export function PopoverPopup({ anchor, container, isOpen, onOpenChange, label, align, children }: PopoverPopupProps) {
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Portal container={container}>
        <Popover.Positioner anchor={anchor} positionMethod="fixed" align={align} sideOffset={4} className="z-30">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className={cx(popupClass, 'w-80 max-w-[calc(100vw-16px)] p-4')}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
