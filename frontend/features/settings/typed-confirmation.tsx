'use client';

import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/text-field.tsx';

interface TypedConfirmationProps {
  /** What has to be typed. */
  word: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
  /** The button was pressed: what is missing is said. */
  isChecked: boolean;
}

/** A deletion that nothing brings back is typed out. */
export function TypedConfirmation({ word, label, value, onChange, isChecked }: TypedConfirmationProps) {
  const t = useTranslations('settings');
  return (
    <TextField
      label={label}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={isChecked && !isTyped(value, word) ? t('typeExactly', { word }) : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function isTyped(value: string, word: string): boolean {
  return value.trim().toLocaleLowerCase() === word.trim().toLocaleLowerCase();
}
