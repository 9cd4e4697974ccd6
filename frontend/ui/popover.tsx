'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { type TriggerProps, usePopup } from './use-popup.ts';

const load = () => import('./popover-popup.tsx');
const PopoverPopup = lazy(() => load().then((module) => ({ default: module.PopoverPopup })));

interface PopoverProps {
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  /** The content; `close` puts the focus back on the button. */
  children: (close: () => void) => ReactNode;
  align?: 'start' | 'end' | undefined;
  /** Opens at once, where a key opened it. */
  openAtFirst?: boolean | undefined;
  onClose?: (() => void) | undefined;
}

/** A small panel beside its button, for a form of one or two fields or an explanation. */
export function Popover({ label, trigger, children, align = 'start', openAtFirst, onClose }: PopoverProps) {
  const { trigger: triggerProps, popup, isMounted, setOpen } = usePopup('dialog', load, openAtFirst);
  return (
    <>
      {trigger(triggerProps)}
      {isMounted ? (
        <Suspense>
          <PopoverPopup
            {...popup}
            onOpenChange={(isOpen, details) => {
              popup.onOpenChange(isOpen, details);
              if (!isOpen) onClose?.();
            }}
            label={label}
            align={align}
          >
            {children(() => {
              setOpen(false);
              onClose?.();
            })}
          </PopoverPopup>
        </Suspense>
      ) : null}
    </>
  );
}
