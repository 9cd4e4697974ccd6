'use client';

import { Merge } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { SelectField, type SelectOption } from '../ui/select.tsx';
import { ErrorLine } from '../ui/status-line.tsx';
import { useUsage } from './usage.tsx';
import { useProblemText } from './use-problem-text.ts';

interface MergeIntoProps {
  name: string;
  /** Finds its transactions. */
  q: string;
  /** What it can be merged into. */
  options: readonly SelectOption[];
  error: unknown;
  isBusy: boolean;
  onCorrect: () => void;
  onMerge: (into: string) => void;
}

/** A button that asks what something is merged into, and says what follows. */
export function MergeInto({ onCorrect, ...props }: MergeIntoProps) {
  const t = useTranslations('manage');
  if (props.options.length === 0) return null;
  return (
    <Popover
      label={t('mergeTarget', { name: props.name })}
      align="end"
      onClose={onCorrect}
      trigger={(trigger) => (
        <Button {...trigger} icon={<Merge aria-hidden="true" />}>
          {t('mergeInto')}
        </Button>
      )}
    >
      {() => <MergeForm {...props} />}
    </Popover>
  );
}

function MergeForm({ name, q, options, error, isBusy, onMerge }: Omit<MergeIntoProps, 'onCorrect'>) {
  const t = useTranslations('manage');
  const format = useFormatter();
  const problemText = useProblemText();
  const count = useUsage(q);
  const [into, setInto] = useState('');

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (into !== '') onMerge(into);
  }

  return (
    <form noValidate onSubmit={send} className="grid w-70 max-w-full gap-3">
      <SelectField
        label={t('mergeTarget', { name })}
        value={into}
        options={[{ value: '', label: t('choose') }, ...options]}
        onChange={setInto}
      />
      {count === undefined ? null : (
        <p className="text-13 text-ink-2">{t('mergeFollows', { name, count, shown: format.number(count) })}</p>
      )}
      {error ? <ErrorLine what={problemText(error)} /> : null}
      <Button type="submit" variant="lead" disabled={into === ''} isBusy={isBusy}>
        {t('merge')}
      </Button>
    </form>
  );
}
