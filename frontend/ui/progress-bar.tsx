import { cx } from './cx.ts';

/** `share` is 0–1. Drawn by attributes, not by a style: the pages allow no inline style. */
export function Bar({
  share,
  tone = 'text-accent',
  className,
}: {
  share: number;
  tone?: string | undefined;
  className?: string | undefined;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className={cx('block h-1 w-full rounded-[2px] bg-track', tone, className)}
    >
      <rect width={Math.min(1, Math.max(0, share)) * 100} height="1" fill="currentColor" />
    </svg>
  );
}

interface ProgressBarProps {
  label: string;
  /** 0–1; left out while the end isn't known. */
  share?: number | undefined;
}

/** How far a long work is, in words for a screen reader. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <Bar share={share ?? 0} />
    </div>
  );
}
