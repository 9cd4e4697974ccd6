import type { ReactNode } from 'react';

/** Where the first row would be: one sentence that teaches, and one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-3 py-4 text-13 text-ink-2">
      <p className="max-w-120">{children}</p>
      {action}
    </div>
  );
}
