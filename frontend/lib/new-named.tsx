'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toProblem } from './problem.ts';
import { useProblemText } from './use-problem-text.ts';

interface NewNamedProps {
  /** What the button names: “Payee”. */
  what: string;
  /** What the panel is called and its button says: “New payee”. */
  label: string;
  hint?: string | undefined;
  /** What is wrong with a name before it is sent. */
  check?: ((name: string) => string | undefined) | undefined;
  /** The change that makes it. */
  create: { error: unknown; isPending: boolean; reset: () => void };
  onSubmit: (name: string, close: () => void) => void;
  /** More fields, below the name. */
  children?: ReactNode;
}

/** The button and the form of something new that needs a name; what was typed stays where it is refused. */
export function NewNamed({ what, onSubmit, ...form }: NewNamedProps) {
  return (
    <Popover
      label={form.label}
      align="end"
      onClose={form.create.reset}
      trigger={(props) => (
        <Button {...props} icon={<Plus aria-hidden="true" />}>
          {what}
        </Button>
      )}
    >
      {(close) => <NameForm {...form} onSubmit={(name) => onSubmit(name, close)} />}
    </Popover>
  );
}

interface NameFormProps extends Omit<NewNamedProps, 'what' | 'onSubmit'> {
  onSubmit: (name: string) => void;
}

function NameForm({ label, hint, check, create, onSubmit, children }: NameFormProps) {
  const t = useTranslations('manage');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string>();
  const { error } = create;
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
          if (error) create.reset();
        }}
      />
      {children}
      <Button type="submit" variant="lead" isBusy={create.isPending}>
        {label}
      </Button>
    </form>
  );
}
