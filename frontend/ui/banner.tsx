import type { ReactNode } from 'react';

/** One line above the page, for a state of everything: offline, read only. */
export function Banner({ icon, children, action }: { icon?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-2 bg-warn-soft px-4 print:hidden py-2 text-13 text-warn wide:px-8"
    >
      {icon}
      <span>{children}</span>
      {action}
    </div>
  );
}
