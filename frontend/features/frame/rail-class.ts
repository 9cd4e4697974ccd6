/** A line of the rail, link or button; its colour is set beside it. */
export const railEntryClass =
  'flex h-8 w-full min-w-0 items-center gap-2.5 rounded-1 px-2 text-13 font-medium transition-colors touch:h-11 rail-collapsed:justify-center';
