'use client';

import { TextField } from './text-field.tsx';

interface TypedConfirmationProps {
  /** What has to be typed. */
  word: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
  /** What is said where something else stands there once the button was pressed. */
  mistake: string;
  /** The button was pressed: what is missing is said. */
  isChecked: boolean;
}

/** What nothing brings back, or concerns everybody, is typed out. */
export function TypedConfirmation({ word, label, value, onChange, mistake, isChecked }: TypedConfirmationProps) {
  return (
    <TextField
      label={label}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={isChecked && !isTyped(value, word) ? mistake : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function isTyped(value: string, word: string): boolean {
  return value.trim().toLocaleLowerCase() === word.trim().toLocaleLowerCase();
}
