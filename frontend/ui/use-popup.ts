import { type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { showFocusGuards } from './focus-guards.ts';
import { PopupContainer } from './popup-container.ts';

/** What a popup's button needs; spread it onto the button. */
export interface TriggerProps {
  ref: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
  onPointerEnter: () => void;
  onFocus: () => void;
  'aria-haspopup': 'menu' | 'listbox' | 'dialog';
  'aria-expanded': boolean;
}

/** What a popup, loaded when it is first wanted, gets from its owner. */
export interface PopupProps {
  anchor: RefObject<HTMLButtonElement | null>;
  container: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean, details: OpenChangeDetails) => void;
}

interface OpenChangeDetails {
  reason: string;
  event: Event;
  cancel: () => void;
}

interface PopupState {
  trigger: TriggerProps;
  popup: PopupProps;
  /** Once opened a popup stays mounted, so that closing can be seen. */
  isMounted: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** Where popups stand outside of dialogs: within a landmark, so that a screen reader's list of them leads there. */
const mainArea: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector('main') ?? document.body;
  },
};

/**
 * State shared by menu, combobox and popover. Their code is some 90 kB and belongs to no page's first load, so
 * `load` fetches it when a pointer or the focus comes near the button, and at the latest on the press.
 */
export function usePopup(
  kind: TriggerProps['aria-haspopup'],
  load: () => Promise<unknown>,
  openAtFirst = false,
): PopupState {
  const [isOpen, setIsOpen] = useState(openAtFirst);
  const [isMounted, setMounted] = useState(openAtFirst);
  const anchor = useRef<HTMLButtonElement>(null);
  const container = useContext(PopupContainer) ?? mainArea;

  useEffect(() => {
    if (!isOpen) return;
    setMounted(true);
    return showFocusGuards();
  }, [isOpen]);

  const setOpen = (next: boolean) => {
    if (next) setMounted(true);
    setIsOpen(next);
  };
  // A failed fetch is no news here: opening will try again and show it.
  const preload = () => void load().catch(() => undefined);

  return {
    trigger: {
      ref: anchor,
      onClick: () => setOpen(!isOpen),
      onPointerEnter: preload,
      onFocus: preload,
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
    },
    popup: {
      anchor,
      container,
      isOpen,
      onOpenChange: (next, details) => {
        // The press on the button closes it by `onClick`; closing here too would open it again.
        const isOwnButton = details.event.target instanceof Node && anchor.current?.contains(details.event.target);
        if (!next && details.reason === 'outside-press' && isOwnButton) details.cancel();
        else setOpen(next);
      },
    },
    isMounted,
    setOpen,
  };
}
