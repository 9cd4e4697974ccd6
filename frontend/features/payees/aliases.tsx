'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface AliasesProps {
  aliases: readonly string[];
  error: string | undefined;
  onCorrect: () => void;
  onChange: (aliases: string[], onKept: () => void) => void;
}

const nothing = () => undefined;

/** The other names that a payee goes by, each with its cross, and a line for one more. */
export function Aliases({ aliases, error, onCorrect, onChange }: AliasesProps) {
  const t = useTranslations('payeeList');
  const [typed, setTyped] = useState('');

  function add() {
    const alias = typed.trim();
    // It may be on its way already, by Enter.
    if (alias !== '' && !aliases.includes(alias)) onChange([...aliases, alias], () => setTyped(''));
  }

  return (
    <div className="grid content-start gap-2">
      <TextField
        label={t('aliases')}
        hint={t('aliasesHint')}
        error={error}
        value={typed}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onCorrect();
        }}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      {aliases.length > 0 ? (
        <ul aria-label={t('aliases')} className="flex flex-wrap gap-1">
          {aliases.map((alias) => (
            <li key={alias} className="max-w-full">
              <Chip
                onRemove={() =>
                  onChange(
                    aliases.filter((other) => other !== alias),
                    nothing,
                  )
                }
              >
                {alias}
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
