'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Entry, type EntryProps } from './entry.tsx';
import { Field, type FieldLook } from './field.tsx';

/** A labelled password input whose text can be shown. */
export function PasswordField({ label, aside, hint, error, ...entry }: FieldLook & EntryProps) {
  const t = useTranslations('ui');
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(control) => (
        <Entry
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...entry}
          {...control}
          type={isShown ? 'text' : 'password'}
          end={
            <button
              type="button"
              aria-label={t('showPassword')}
              aria-pressed={isShown}
              onClick={() => setShown(!isShown)}
              className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-1 text-ink-3 hover:text-ink touch:-mr-2.5 touch:size-11"
            >
              <Icon aria-hidden="true" />
            </button>
          }
        />
      )}
    </Field>
  );
}
