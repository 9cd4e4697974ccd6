'use client';

import { type ReactNode } from 'react';
import { cx } from './cx.ts';
import { useWindowTitle } from './use-window-title.ts';

interface PageProps {
  title: string;
  /** The heading is heard but not seen, where the page is clear without it. */
  isTitleHidden?: boolean | undefined;
  /** Quiet, beside the title. */
  note?: ReactNode;
  /** At the end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A page's sheet: its one `h1`, padding and width; also the window's title. */
export function Page({ title, isTitleHidden, note, actions, children, className }: PageProps) {
  useWindowTitle(title);
  return (
    <div
      className={cx(
        'w-full max-w-[calc(var(--page-max)+64px)] px-4 pt-4 pb-8 wide:px-8 wide:pt-6 wide:pb-12',
        className,
      )}
    >
      <header className={isTitleHidden ? 'contents' : 'mb-5 flex flex-wrap items-center gap-3 max-wide:contents'}>
        {/* On a phone the top bar shows the title. */}
        <h1 className={cx('print:not-sr-only', isTitleHidden ? 'sr-only' : 'max-wide:sr-only')}>{title}</h1>
        {note ? <span className="text-13 text-ink-2">{note}</span> : null}
        {actions ? <div className="ml-auto flex gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
