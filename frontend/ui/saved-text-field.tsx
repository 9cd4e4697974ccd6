'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EntryProps } from './entry.tsx';
import type { FieldLook } from './field.tsx';
import { TextField } from './text-field.tsx';

interface SavedTextFieldProps extends FieldLook, Omit<EntryProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> {
  value: string;
  /** Keeps what was typed: calls `onKept` once it is there; till then, and where it is refused, the field shows it. */
  onSave: (text: string, onKept: () => void) => void;
  /** What is wrong with a text before it is sent. */
  check?: ((text: string) => string | undefined) | undefined;
  /** Called when the text is changed: what was said about the one before no longer holds. */
  onCorrect?: (() => void) | undefined;
  hint?: ReactNode;
}

/**
 * A text that is saved when it is left, or by Enter; Esc brings back what it was. One that somebody else changed while
 * it was typed is only replaced on the second time, when what is theirs has been said.
 */
export function SavedTextField({ value, onSave, check, onCorrect, error, ...field }: SavedTextFieldProps) {
  const t = useTranslations('ui');
  const [typed, setTyped] = useState<string | null>(null);
  // What was there when the typing began.
  const known = useRef(value);
  const [fault, setFault] = useState<string>();
  const sent = useRef<string | null>(null);

  function save() {
    if (typed === null) return;
    const text = typed.trim();
    if (text === value) {
      // Shown as if it were kept already, it may still be refused; then it has to be here.
      if (text !== sent.current) setTyped(null);
      return;
    }
    if (known.current !== value && sent.current === null) {
      known.current = value;
      setFault(t('changedMeanwhile', { value }));
      return;
    }
    const found = check?.(text);
    setFault(found);
    // What was typed meanwhile stays.
    if (found !== undefined) return;
    sent.current = text;
    onSave(text, () => {
      sent.current = null;
      setTyped((now) => (now?.trim() === text ? null : now));
    });
  }

  return (
    <TextField
      autoComplete="off"
      {...field}
      value={typed ?? value}
      error={fault ?? error}
      onChange={(event) => {
        if (typed === null) known.current = value;
        setTyped(event.currentTarget.value);
        setFault(undefined);
        onCorrect?.();
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          save();
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setFault(undefined);
          onCorrect?.();
        }
      }}
    />
  );
}
