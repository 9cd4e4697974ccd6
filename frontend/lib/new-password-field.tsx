'use client';

import { type Ref, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordField } from '../ui/password-field.tsx';
import { Bar } from '../ui/progress-bar.tsx';
import { estimateStrength, passwordFault, type Strength } from './password-strength.ts';

interface NewPasswordFieldProps {
  label: string;
  error: string | undefined;
  /** What a guesser knows already: name, address. */
  known?: () => readonly string[];
  ref?: Ref<HTMLInputElement>;
}

const tones = { weak: 'text-bad', fair: 'text-warn', strong: 'text-good' } as const;

/** A new password with its strength in a sentence; nothing but the length is ever demanded. */
export function NewPasswordField({ label, error, known = () => [], ref }: NewPasswordFieldProps) {
  const [password, setPassword] = useState('');
  const strength = useStrength(password, known);
  return (
    <PasswordField
      ref={ref}
      label={label}
      name="password"
      autoComplete="new-password"
      size="large"
      error={error}
      hint={<Hint password={password} strength={strength} />}
      onChange={(event) => setPassword(event.currentTarget.value)}
    />
  );
}

function Hint({ password, strength }: { password: string; strength: Strength | undefined }) {
  const t = useTranslations('password');
  const fault = passwordFault(password);
  if (password === '' || !strength) return t('rule');
  return (
    <span className="grid gap-1.5">
      <Bar share={strength.share} tone={tones[strength.level]} className="h-[3px]" />
      <span>
        <span className={`font-medium ${tones[strength.level]}`}>{t(strength.level)}</span> {t(strength.time)}{' '}
        {fault?.kind === 'tooShort' ? t('tooShort', { count: fault.count }) : fault ? t('tooLong') : null}
      </span>
    </span>
  );
}

/** The estimate of what was last typed; the one before stays until then, so that the lines don't jump. */
function useStrength(password: string, known: () => readonly string[]): Strength | undefined {
  const [strength, setStrength] = useState<Strength>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known is read at the time of typing.
  useEffect(() => {
    if (password === '') return;
    let isCurrent = true;
    // Without the word lists the field works all the same; the server has the last word.
    estimateStrength(password, known()).then(
      (estimate) => isCurrent && setStrength(estimate),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [password]);
  return strength;
}
