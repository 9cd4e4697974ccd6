'use client';

import { isPlainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Day } from '../../ui/day.tsx';
import type { DraftQuestion } from './draft.ts';
import type { EntryChipsProps } from './entry-chips.tsx';

const mostOptions = 6;

/** What is doubtful, asked in a sentence with the likely answers beside it. */
export function EntryQuestions({ draft, onEdit }: EntryChipsProps) {
  if (draft.questions.length === 0) return null;
  return (
    <ul className="grid gap-2 border-b border-line px-4 py-3">
      {draft.questions.map((question) => (
        <li key={question.field} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-13">
          <QuestionText question={question} draft={draft} />
          {question.options.slice(0, mostOptions).map((option) => (
            <Answer key={option} option={option} question={question} draft={draft} onEdit={onEdit} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function QuestionText({ question, draft }: { question: DraftQuestion; draft: EntryChipsProps['draft'] }) {
  const t = useTranslations('quickAdd.questions');
  const text: Record<DraftQuestion['field'], string> = {
    amount: question.options.length > 1 ? t('whichAmount') : t('amount'),
    date: t('date'),
    category: t('category'),
    from_account: t('fromAccount', { currency: draft.currency }),
    to_account: t('toAccount'),
    paid_by: t('paidBy', { name: draft.paidBy ?? '' }),
    arrives: t('arrives', { currency: draft.arrivesCurrency ?? '' }),
    'no-account': t('noAccount', { currency: draft.currency }),
    not_an_entry: '',
  };
  return <span className={question.isBlocking ? 'text-warn' : 'text-ink-2'}>{text[question.field]}</span>;
}

interface AnswerProps {
  option: string;
  question: DraftQuestion;
  draft: EntryChipsProps['draft'];
  onEdit: EntryChipsProps['onEdit'];
}

function Answer({ option, question, draft, onEdit }: AnswerProps): ReactNode {
  const t = useTranslations('quickAdd.questions');
  const locale = useLocale();
  const { accounts, categories } = useReference();
  const button = (label: ReactNode, answer: () => void) => (
    <Button size="small" onClick={answer}>
      {label}
    </Button>
  );
  switch (question.field) {
    case 'amount': {
      const [minor, currency = draft.currency] = option.split(' ');
      const value = amount(Number(minor));
      const signed = draft.kind === 'income' ? value : amount(-Math.abs(value));
      return button(formatAmount(value, currency, locale, { sign: 'never' }), () => onEdit('amount', signed));
    }
    case 'date':
      return isPlainDate(option) ? button(<Day date={option} />, () => onEdit('date', option)) : null;
    case 'category':
      return button(categories.get(option)?.name, () => onEdit('categoryId', option));
    case 'from_account':
      return button(accounts.get(option)?.name, () => onEdit('accountId', option));
    case 'to_account':
      return button(accounts.get(option)?.name, () => onEdit('transferAccountId', option));
    case 'paid_by':
      return button(option === 'me' ? t('iPaid') : t('recordMyShare'), () =>
        onEdit('paidBy', option === 'me' ? 'me' : 'other'),
      );
    case 'arrives':
    case 'no-account':
    case 'not_an_entry':
      return null;
  }
}
