'use client';

import { type ReactNode } from 'react';
import { Brand } from '../../ui/brand.tsx';
import { useWindowTitle } from '../../ui/use-window-title.ts';

/** A page that only says something: not found, went wrong. */
export function MessagePage({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  useWindowTitle(title);
  return (
    <div className="flex min-h-dvh flex-col items-center gap-8 bg-surface p-8">
      <header>
        <Brand />
      </header>
      <main className="grid w-full max-w-86 justify-items-start gap-4 pt-8 wide:pt-[10vh]">
        <h1>{title}</h1>
        <p className="text-ink-2">{text}</p>
        {action}
      </main>
    </div>
  );
}
