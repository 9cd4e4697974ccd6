'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { cx } from '../../ui/cx.ts';
import type { FieldState } from './draft.ts';

const looks = {
  settled: 'border-line-2 bg-surface hover:bg-hover',
  proposed: 'border-dashed border-mark bg-surface hover:bg-hover',
  asked: 'border-warn-mark bg-warn-soft text-warn',
} as const satisfies Record<FieldState, string>;

interface FieldButtonProps extends Omit<ComponentProps<'button'>, 'name'> {
  name: string;
  mark?: ReactNode;
  state: FieldState;
  confidence?: number | undefined;
  children: ReactNode;
}

/** A part of the transaction below its name; pressed, it is changed. Dashed while it is a guess, amber where it is asked. */
export function FieldButton({ name, mark, state, confidence, children, ...button }: FieldButtonProps) {
  const format = useFormatter();
  return (
    <button type="button" {...button} className="group grid min-w-0 gap-1 text-left outline-none">
      <span className="text-12 text-ink-2">{name}</span>
      <span
        className={cx(
          'flex h-8 min-w-0 items-center gap-2 rounded-1 border px-2.5 text-13 touch:h-11 touch:text-14',
          'outline-offset-2 outline-accent transition-colors group-focus-visible:outline-2',
          looks[state],
        )}
      >
        {mark}
        <span className="truncate">{children}</span>
        {confidence === undefined ? null : (
          <span className="text-12 text-ink-3 touch:ml-auto">
            {format.number(confidence, { style: 'percent', maximumFractionDigits: 0 })}
          </span>
        )}
      </span>
    </button>
  );
}
