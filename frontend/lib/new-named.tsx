'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toProblem } from './problem.ts';
import { useProblemText } from './use-problem-text.ts';

interface NewNamedProps {
  /** What the button says. */
  submit: string;
  hint?: string | undefined;
  /** What is wrong with a name before it is sent. */
  check?: ((name: string) => string | undefined) | undefined;
  error: unknown;
  isBusy: boolean;
  onCorrect: () => void;
  onSubmit: (name: string) => void;
  /** More fields, below the name. */
  children?: ReactNode;
}

/** The form of something new that needs a name; what was typed stays where it is refused. */
export function NewNamed({ submit, hint, check, error, isBusy, onCorrect, onSubmit, children }: NewNamedProps) {
  const t = useTranslations('manage');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string>();
  const refusal = error ? (toProblem(error).code === 'name-taken' ? t('nameTaken') : problemText(error)) : undefined;

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = name.trim();
    const found = typed === '' ? t('nameMissing') : check?.(typed);
    setFault(found);
    if (found === undefined) onSubmit(typed);
  }

  return (
    <form noValidate onSubmit={send} className="grid w-70 max-w-full gap-3">
      <TextField
        label={t('name')}
        value={name}
        maxLength={200}
        autoComplete="off"
        hint={hint}
        error={fault ?? refusal}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setFault(undefined);
          if (error) onCorrect();
        }}
      />
      {children}
      <Button type="submit" variant="lead" isBusy={isBusy}>
        {submit}
      </Button>
    </form>
  );
}
