import { type ReactNode, useId } from 'react';
import { cx } from '../../ui/cx.ts';

interface HomeSectionProps {
  title: string;
  /** Quiet, beside the title: the unit. */
  note?: ReactNode;
  /** At the end of the title's line: what shows more. */
  more?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A part of Home below its heading. */
export function HomeSection({ title, note, more, children, className }: HomeSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx('min-w-0', className)}>
      <header className="mb-3 flex min-h-6 items-baseline gap-2">
        <h2 id={id}>{title}</h2>
        {note ? <span className="text-12 text-ink-2">{note}</span> : null}
        {more ? <span className="ml-auto text-12">{more}</span> : null}
      </header>
      {children}
    </section>
  );
}

/** A quiet link or button at the end of a section's heading. */
export const moreClass = 'hit-44 rounded-1 text-12 text-ink-2 hover:text-ink hover:underline underline-offset-3';
