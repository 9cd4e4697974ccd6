'use client';

import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showToast } from '../ui/toast-store.ts';
import { copyText } from './copy-text.ts';

interface CopyFieldProps {
  label: string;
  value: string;
  hint?: string;
  /** What the button says. */
  copy: string;
  /** What is said once it is copied. */
  copied: string;
  /** What is said where the browser doesn't let the page copy it. */
  byHand: string;
}

/** Something that is shown this once, to be taken along. */
export function CopyField({ label, value, hint, copy, copied, byHand }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);

  async function copyIt() {
    field.current?.select();
    showToast({ message: (await copyText(value)) ? copied : byHand });
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3">
      <TextField
        ref={field}
        label={label}
        value={value}
        hint={hint}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button className="mt-5.5 h-entry" onClick={() => void copyIt()}>
        {copy}
      </Button>
    </div>
  );
}
