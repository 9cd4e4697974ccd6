import { type ReactNode, type Ref, useId } from 'react';

interface SettingsSectionProps {
  title: string;
  /** Whom or what it is about, in a few words. */
  about: ReactNode;
  /** Of the whole section. */
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A part of the settings: what it is about at the left, what can be changed at the right. */
export function SettingsSection({ title, about, ref, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section
      ref={ref}
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-4 wrap-anywhere border-t border-line-2 py-5 desk:grid-cols-[248px_minmax(0,640px)]"
    >
      <div>
        <h2 id={id}>{title}</h2>
        <p className="text-12 text-ink-2">{about}</p>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">{children}</div>
    </section>
  );
}

/** Two fields beside each other where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-2">{children}</div>;
}
