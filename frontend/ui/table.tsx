import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

export interface RowState {
  /** Tinted. */
  isSelected?: boolean | undefined;
  /** Under the keyboard: the accent edge. */
  isCurrent?: boolean | undefined;
  /** The last of its day: a stronger line. */
  isDayEnd?: boolean | undefined;
}

/** A row's look, for `<tr>` and for the grid rows of a virtual list alike. */
export function rowClass({ isSelected, isCurrent, isDayEnd }: RowState): string {
  return cx(
    'border-b text-13',
    isDayEnd ? 'border-line-2' : 'border-line',
    isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
    isCurrent &&
      'shadow-[inset_2px_0_var(--accent),inset_0_1px_var(--accent-line),inset_0_-1px_var(--accent-line)] outline-none',
  );
}

/** A column head's look. */
const headClass = 'h-8 px-2 text-12 font-regular text-ink-2 whitespace-nowrap';
/** A cell's look; numbers add `text-right`. */
export const cellClass = 'px-2 truncate';

/** On a phone the text of a table begins and ends with that of its page. */
const flush = 'max-wide:first:pl-0 max-wide:last:pr-0';

/** A table of the page's width, with its caption for screen readers. */
export function Table({ caption, className, children, ...rest }: ComponentProps<'table'> & { caption: string }) {
  return (
    <table {...rest} className={cx('w-full text-13', className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

/** A column head. */
export function Head({ isAmount, className, ...rest }: ComponentProps<'th'> & { isAmount?: boolean | undefined }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(headClass, flush, 'border-b border-line-2', isAmount ? 'text-right' : 'text-left', className)}
    />
  );
}

/** A body row. */
export function Row({ isSelected, isCurrent, isDayEnd, className, ...rest }: ComponentProps<'tr'> & RowState) {
  return (
    <tr
      {...rest}
      aria-current={isCurrent || undefined}
      className={cx(rowClass({ isSelected, isCurrent, isDayEnd }), className)}
    />
  );
}

/** A body cell, 36 px high, or 44 under a finger. */
export function Cell({ isAmount, className, ...rest }: ComponentProps<'td'> & { isAmount?: boolean | undefined }) {
  return <td {...rest} className={cx(cellClass, flush, 'h-row', isAmount && 'text-right', className)} />;
}

/** What a body row is about: its name, with more below it. */
export function RowHead({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="row" {...rest} className={cx('px-2 py-1.5 text-left', flush, className)} />;
}
