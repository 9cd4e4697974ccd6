'use client';

import { type ReactNode, type SubmitEvent } from 'react';
import { useWindowTitle } from '../../ui/use-window-title.ts';

interface EntryFormProps {
  title: string;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  /** A field is being corrected: what was said about it no longer holds. */
  onCorrect: (field: string) => void;
  children: ReactNode;
}

/** A form of one column. `post`: sent before its script is there, a password must not land in the address. */
export function EntryForm({ title, onSubmit, onCorrect, children }: EntryFormProps) {
  useWindowTitle(title);
  return (
    <form
      method="post"
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onInput={(event) => {
        if (event.target instanceof HTMLInputElement) onCorrect(event.target.name);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event);
      }}
    >
      <h1 className="mb-1">{title}</h1>
      {children}
    </form>
  );
}
