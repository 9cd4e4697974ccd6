import { createContext, type RefObject } from 'react';

/** The open dialog, in which its popups must be: what is outside a modal dialog is inert and below it. */
export const PopupContainer = createContext<RefObject<HTMLElement | null> | undefined>(undefined);
