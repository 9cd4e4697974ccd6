import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';

interface SelectionBarProps {
  label: string;
  /** How many are chosen, and what they come to. */
  count: ReactNode;
  /** What can be done with them; nothing for those who only look. */
  actions: ReactNode;
  clearLabel: string;
  onClear: () => void;
  /** Where the page has a footer of its own, which stays in sight below it. */
  isAboveFooter?: boolean;
}

/** Stands above the lower edge while lines of a list are chosen. */
export function SelectionBar({ label, count, actions, clearLabel, onClear, isAboveFooter = false }: SelectionBarProps) {
  return (
    <section
      aria-label={label}
      className={cx(
        'sticky z-10 print:hidden mx-auto mt-4 flex min-h-11 w-fit max-w-full items-center gap-1 rounded-2 border border-line-2 bg-surface pr-1.5 pl-4 text-13 shadow-overlay max-wide:w-full max-wide:flex-wrap max-wide:py-1',
        isAboveFooter ? 'bottom-[calc(var(--bottombar)+72px)]' : 'bottom-[calc(var(--bottombar)+16px)]',
      )}
    >
      <p aria-live="polite" className="mr-2 max-wide:mr-auto max-wide:py-1.5">
        {count}
      </p>
      {actions ? (
        <>
          <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
          <span className="flex items-center gap-1 max-wide:-ml-3 max-wide:w-full max-wide:justify-between">
            {actions}
          </span>
        </>
      ) : null}
      <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
      <IconButton
        size="small"
        label={clearLabel}
        icon={<X aria-hidden="true" />}
        onClick={onClear}
        className="max-wide:order-first max-wide:-ml-3"
      />
    </section>
  );
}
