import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export interface EntryProps extends Omit<ComponentProps<'input'>, 'size'> {
  icon?: ReactNode;
  /** A control or hint at the end, inside the edge. */
  end?: ReactNode;
  /** `small` stands in rows, `large` in forms of one column. */
  size?: 'small' | 'medium' | 'large' | undefined;
  isAsked?: boolean | undefined;
  /** Money: right-aligned above the sum that it feeds. */
  isAmount?: boolean | undefined;
}

const heights = { small: 'h-7 rounded-1 touch:h-10', medium: 'h-entry rounded-2', large: 'h-10 rounded-2 touch:h-11' };

/** The box of a text input; `Field` or an `aria-label` names it. */
export function Entry({ icon, end, size = 'medium', isAsked, isAmount, className, ...input }: EntryProps) {
  const isInvalid = Boolean(input['aria-invalid']);
  return (
    <span
      className={cx(
        'flex w-full items-center gap-2 border px-2.5 text-13 outline-accent [&>.lucide]:text-ink-3',
        'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2',
        'has-[input:disabled]:opacity-55',
        isAsked
          ? 'border-warn-mark bg-warn-soft'
          : isInvalid
            ? 'border-bad bg-surface'
            : 'border-control-line bg-surface',
        heights[size],
        className,
      )}
    >
      {icon}
      <input
        {...input}
        className={cx(
          'h-full w-full min-w-0 flex-1 bg-transparent outline-none touch:text-16',
          isAmount && 'text-right font-medium',
        )}
      />
      {end}
    </span>
  );
}
