import { cx } from './cx.ts';

/** A keyboard hint inside the control that it triggers; a finger has no use for it. */
export function Kbd({ children, className }: { children: string; className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-1 border border-line-2 bg-transparent px-1',
        'font-sans text-12 leading-none font-medium text-ink-3 touch:hidden',
        className,
      )}
    >
      {children}
    </span>
  );
}
