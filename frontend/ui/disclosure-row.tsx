import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

interface DisclosureRowProps {
  name: string;
  /** Before the name: a mark or an icon. */
  lead?: ReactNode;
  /** Quiet, after the name. */
  note?: ReactNode;
  /** At the end of the row, above what opens it. */
  end?: ReactNode;
  isOpen: boolean;
  /** Chosen, with others, for what is done to several. */
  isSelected?: boolean | undefined;
  /** Null where there is nothing to open. */
  onToggle: (() => void) | null;
  children: ReactNode;
}

/** A row of a list that opens what can be changed about it. */
export function DisclosureRow({ name, lead, note, end, isOpen, isSelected, onToggle, children }: DisclosureRowProps) {
  const id = useId();
  return (
    <li className={cx('border-b border-line text-13', isOpen && 'shadow-[inset_2px_0_var(--accent)]')}>
      <div
        className={cx(
          'relative flex min-h-row items-center gap-3 px-2',
          isSelected ? 'bg-accent-soft' : onToggle && 'hover:bg-hover',
        )}
      >
        {lead}
        {onToggle ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={onToggle}
            className="min-w-0 truncate text-left font-medium after:absolute after:inset-0"
          >
            {name}
          </button>
        ) : (
          <span className="min-w-0 truncate font-medium">{name}</span>
        )}
        {note}
        {end ? <span className="relative ml-auto flex shrink-0 items-center gap-3">{end}</span> : null}
      </div>
      {isOpen ? (
        <div id={id} className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-2 pb-5">
          {children}
        </div>
      ) : null}
    </li>
  );
}
