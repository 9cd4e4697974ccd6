import type { ReactNode } from 'react';

/** One part under its name. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-12 font-regular text-ink-2">{name}</h3>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </section>
  );
}
