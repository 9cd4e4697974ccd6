import { cx } from './cx.ts';

/** The box of everything that lies above the page for a moment. */
export const popupClass = cx(
  'overlay-motion z-30 max-h-(--available-height) overflow-auto rounded-2 border border-line-2 bg-surface p-1 text-13',
  'shadow-overlay outline-none',
);

/** A row in a menu or list. */
export const popupItemClass = cx(
  'flex h-8 cursor-default items-center gap-2.5 rounded-1 px-2 outline-none select-none touch:h-11',
  'data-highlighted:bg-hover data-disabled:opacity-55 [&>.lucide]:text-ink-3',
);

export const popupLabelClass = 'px-2 pt-2 pb-1 text-12 text-ink-2';
