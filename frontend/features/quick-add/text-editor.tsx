'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { TriggerProps } from '../../ui/use-popup.ts';

interface TextEditorProps<Value> {
  name: string;
  text: string;
  type?: 'text' | 'date';
  isAmount?: boolean;
  maxLength?: number;
  /** What the text means; undefined for a text that means nothing here. */
  read: (text: string) => Value | undefined;
  /** Said below the field while it is typed. */
  hintOf?: (value: Value | undefined) => string | undefined;
  problem: string;
  onChange: (value: Value) => void;
  trigger: (props: TriggerProps) => ReactNode;
}

/** One field in a small panel; Enter sets it. */
export function TextEditor<Value>({ name, trigger, ...rest }: TextEditorProps<Value>) {
  return (
    <Popover label={name} trigger={trigger}>
      {(close) => <Form name={name} {...rest} onDone={close} />}
    </Popover>
  );
}

function Form<Value>({
  name,
  text,
  type = 'text',
  isAmount,
  maxLength = 200,
  read,
  hintOf,
  problem,
  onChange,
  onDone,
}: Omit<TextEditorProps<Value>, 'trigger'> & { onDone: () => void }) {
  const t = useTranslations('quickAdd');
  const [typed, setTyped] = useState(text);
  const [hasTried, setTried] = useState(false);
  const value = read(typed);
  function submit(event: FormEvent) {
    event.preventDefault();
    // The panel stands in the dialog's own form of keys.
    event.stopPropagation();
    setTried(true);
    if (value === undefined) return;
    onDone();
    onChange(value);
  }
  return (
    <form onSubmit={submit} noValidate className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={name}
          type={type}
          isAmount={isAmount}
          value={typed}
          maxLength={maxLength}
          autoFocus
          autoComplete="off"
          onFocus={(event) => type === 'text' && event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          hint={hintOf?.(value)}
          error={hasTried && value === undefined ? problem : undefined}
        />
      </div>
      <Button type="submit" className="mt-5.5 h-entry">
        {t('set')}
      </Button>
    </form>
  );
}
