import { Check, CircleAlert, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** `good` a passed check, `near` a projection, `bad` a fact that hurts or an error. */
type StatusTone = 'good' | 'near' | 'bad';

const looks = {
  good: { icon: Check, colour: 'text-good' },
  near: { icon: TrendingUp, colour: 'text-warn' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
} as const;

/** A state in words, never by colour alone. */
export function StatusLine({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  const { icon: Icon, colour } = looks[tone];
  return (
    // On the line of the text beside it, which the icon doesn't move.
    <span className={cx('inline-flex items-baseline gap-1.5 text-12', colour)}>
      <Icon aria-hidden="true" className="size-3.5 self-center" />
      {children}
    </span>
  );
}

interface ErrorLineProps {
  /** What happened. */
  what: string;
  /** What was kept and what to do next. */
  next?: string | undefined;
  /** “Try again”, where it can help. */
  action?: ReactNode;
}

/** An error where it happened; announced at once. */
export function ErrorLine({ what, next, action }: ErrorLineProps) {
  return (
    <div role="alert" className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-13">
      <p>
        <CircleAlert aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-2px] text-bad" />
        <span className="text-bad">{what}</span> {next}
      </p>
      {action}
    </div>
  );
}
