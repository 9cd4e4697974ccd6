import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const tones = {
  warn: 'border-line-2 bg-warn-soft text-warn',
  calm: 'border-line bg-bg text-ink-2',
} as const;

interface BannerProps {
  /** `warn` where something is amiss; `calm` for what can wait. */
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

/** One line above the page, for a state of everything: offline, read only. */
export function Banner({ tone = 'warn', icon, children, action }: BannerProps) {
  return (
    <div
      role="status"
      className={cx(
        'flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 text-13 wide:px-8 print:hidden',
        tones[tone],
      )}
    >
      {icon}
      {/* Beside its icon on a phone, too, and no wider than it is long. */}
      <span className="max-w-max min-w-0 flex-[1_1_12rem] wrap-anywhere">{children}</span>
      {action}
    </div>
  );
}
