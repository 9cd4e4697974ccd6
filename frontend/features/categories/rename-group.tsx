'use client';

import type { CategoryGroup } from '@expenseai/contracts/categories';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { focusAtFirst } from '../../lib/focus-at-first.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Entry } from '../../ui/entry.tsx';
import { useRenameGroup } from './category-queries.ts';

/** A group's name as a field in its own place: Enter or leaving it saves, Esc doesn't. */
export function RenameGroup({ group, onDone }: { group: CategoryGroup; onDone: () => void }) {
  const t = useTranslations('manage');
  const problemText = useProblemText();
  const errorId = useId();
  const rename = useRenameGroup();
  const [typed, setTyped] = useState(group.name);
  const name = typed.trim();
  const error =
    name === ''
      ? t('nameMissing')
      : rename.error
        ? toProblem(rename.error).code === 'name-taken'
          ? t('nameTaken')
          : problemText(rename.error)
        : undefined;

  function save() {
    if (name === group.name) onDone();
    else if (name !== '') rename.mutate({ group, name }, { onSuccess: onDone });
  }

  return (
    <span className="flex flex-wrap items-center gap-2">
      <Entry
        size="small"
        aria-label={t('name')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        ref={focusAtFirst}
        value={typed}
        maxLength={200}
        autoComplete="off"
        className="w-60!"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          if (rename.isError) rename.reset();
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onDone();
        }}
      />
      {error ? (
        <span id={errorId} role="alert" className="text-12 text-bad">
          {error}
        </span>
      ) : null}
    </span>
  );
}
