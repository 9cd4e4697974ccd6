'use client';

import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Bar } from '../../ui/progress-bar.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { useWindowTitle } from '../../ui/use-window-title.ts';

interface StepProps {
  number: 1 | 2 | 3;
  title: string;
  intro: string;
  children: ReactNode;
  onSkip: () => void;
  onBack?: (() => void) | undefined;
  /** The last step has none. */
  onNext?: (() => void) | undefined;
  isBusy?: boolean | undefined;
  error?: unknown;
}

/** One of the three: how far, what about, and the ways on, which stand at the end of the page. */
export function Step({ number, title, intro, children, onSkip, onBack, onNext, isBusy, error }: StepProps) {
  const t = useTranslations('onboarding');
  const problemText = useProblemText();
  const heading = useRef<HTMLHeadingElement>(null);
  useWindowTitle(title);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new step.
  useEffect(() => {
    // A screen reader begins at the new step; Tab goes on to its first field.
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  const form = useRef<HTMLFormElement>(null);
  // The focus is on the heading at first, from where Enter wouldn't reach the form.
  useShortcut(onNext ? { keys: 'Enter', description: t('next'), run: () => form.current?.requestSubmit() } : null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) onNext?.();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-1 flex-col">
      <p className="pb-2 text-12 text-ink-2">{t('stepOf', { number })}</p>
      <Bar share={number / 3} />
      <h1 ref={heading} tabIndex={-1} className="pt-6 outline-none">
        {title}
      </h1>
      <p className="pt-1 pb-5 text-13 text-ink-2">{intro}</p>
      <div className="grid gap-4">{children}</div>
      {error ? (
        <div className="pt-4">
          <ErrorLine what={t('notSaved')} next={problemText(error)} />
        </div>
      ) : null}
      <div className="mt-auto flex items-center gap-2 pt-8 wide:mt-0">
        <Button variant="quiet" className="-ml-3" onClick={onSkip}>
          {t('skip')}
        </Button>
        <span className="flex-1" />
        {onBack ? <Button onClick={onBack}>{t('back')}</Button> : null}
        {onNext ? (
          <Button type="submit" variant="lead" isBusy={isBusy} shortcut="↵">
            {t('next')}
          </Button>
        ) : null}
      </div>
      <p className="pt-6 text-center text-12 text-ink-3">{t('later')}</p>
    </form>
  );
}

/** A line of the summary below the fields. */
export function Fact({ name, isStrong, children }: { name: string; isStrong?: boolean; children: ReactNode }) {
  return (
    <div
      className={
        isStrong ? 'flex justify-between gap-4 border-t border-line pt-1.5 font-medium' : 'flex justify-between gap-4'
      }
    >
      <dt className={isStrong ? '' : 'text-ink-2'}>{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}
