'use client';

import type { AskedPayee } from '@expenseai/core/inbox/ask-about';
import { useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useShortcut } from '../../lib/keyboard.ts';
import { useCategories } from '../../lib/reference-queries.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import type { TriggerProps } from '../../ui/use-popup.ts';
import { type CategoryOption, categoryOptions } from './category-options.ts';
import { type Answer, type CategoryItem, partOf } from './inbox-item.ts';
import { useWaitingLines } from './inbox-queries.ts';
import { OptionRow } from './option-row.tsx';
import { PayeeTicks } from './payee-ticks.tsx';
import { useQuestion } from './use-question.ts';
import { useWhyText } from './use-why-text.ts';
import { WaitingLines } from './waiting-lines.tsx';

interface CategoryDecisionProps {
  item: CategoryItem;
  canEdit: boolean;
  /** The lines of all items have been asked for; what then lacks its own asks for itself. */
  hasAllLines: boolean;
  /** Category ids of the decisions before, newest first. */
  recent: readonly string[];
  onAnswer: (answer: Answer) => void;
  onLater: () => void;
}

const digits = ['1', '2', '3', '4', '5'] as const;

/** Which category the lines of payees have: the suggestion, others one key away, and the rest by typing. */
export function CategoryDecision({ item, canEdit, hasAllLines, recent, onAnswer, onLater }: CategoryDecisionProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const amountText = useAmountText();
  const titleId = useId();
  const question = useQuestion();
  const whyText = useWhyText();
  const { data: known } = useCategories();
  const lines = useWaitingLines(item, hasAllLines);
  const [leftOut, setLeftOut] = useState<ReadonlySet<AskedPayee>>(new Set());
  const asked = partOf(
    item,
    item.payees.filter((payee) => !leftOut.has(payee)),
  );
  const canAnswer = canEdit && asked !== null;
  const categories = new Map(known?.map((category) => [category.id, category]));
  const options = categoryOptions({ item, lines: lines.data ?? [], recent, categories });
  const take = (categoryId: string | null) => onAnswer({ kind: 'category', categoryId, leftOut: [...leftOut] });
  const toggle = (payee: AskedPayee) => {
    const others = [...leftOut].filter((other) => other !== payee);
    setLeftOut(new Set(leftOut.has(payee) ? others : [...others, payee]));
  };
  const why = ({ reason, count }: CategoryOption) => {
    if (reason === 'suggestion') return whyText(item);
    return reason === 'near' ? '' : t(`options.${reason}`, { count, shown: format.number(count) });
  };
  const { count, sum } = asked ?? item;
  const values = { count, shown: format.number(count), amount: amountText(sum, item.currency, { sign: 'always' }) };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} tabIndex={-1} data-question className="text-20 font-semibold break-words outline-none">
        {question(asked ?? item)}
      </h2>
      <p className="mt-1 text-ink-2">{item.payees.length > 1 ? t('sumOfPayees', values) : t('sumOf', values)}</p>
      {options.length > 0 ? (
        <ul aria-label={t('suggested')} className="mt-5 border-t border-line-2">
          {options.map((option, index) => {
            const category = categories.get(option.categoryId);
            return category ? (
              <OptionRow
                key={option.categoryId}
                category={category}
                digit={digits[index] ?? ''}
                why={why(option)}
                confidence={option.confidence}
                isFirst={option.reason === 'suggestion'}
                isDisabled={!canAnswer}
                onTake={() => take(option.categoryId)}
              />
            ) : null;
          })}
        </ul>
      ) : null}
      {canEdit ? (
        <div className="flex flex-wrap items-center gap-2 pt-3">
          {canAnswer ? <OtherCategory onTake={take} /> : <p className="text-13 text-ink-2">{t('payees.none')}</p>}
          <Button variant="quiet" shortcut="→" className="ml-auto" onClick={onLater}>
            {t('later')}
          </Button>
        </div>
      ) : (
        <p className="pt-3 text-13 text-ink-2">{t('viewer')}</p>
      )}
      {canAnswer ? <AnswerKeys options={options} onTake={take} /> : null}
      {item.payees.length > 1 ? (
        <PayeeTicks item={item} leftOut={leftOut} isDisabled={!canEdit} onToggle={toggle} />
      ) : null}
      <WaitingLines item={item} lines={lines} categories={categories} />
    </section>
  );
}

function AnswerKeys({ options, onTake }: { options: readonly CategoryOption[]; onTake: (id: string) => void }) {
  const t = useTranslations('inbox.keys');
  const [first] = options;
  const suggested = first?.reason === 'suggestion' ? first : undefined;
  useShortcut(suggested ? { keys: 'Enter', description: t('accept'), run: () => onTake(suggested.categoryId) } : null);
  return options.map(({ categoryId }, index) => (
    <DigitKey key={digits[index]} digit={digits[index] ?? ''} onPress={() => onTake(categoryId)} />
  ));
}

function DigitKey({ digit, onPress }: { digit: string; onPress: () => void }) {
  const t = useTranslations('inbox.keys');
  useShortcut({ keys: digit, description: t('option'), run: onPress });
  return null;
}

/** Any other, found by typing; the list comes when it is first wanted. */
function OtherCategory({ onTake }: { onTake: (categoryId: string | null) => void }) {
  const t = useTranslations('inbox');
  const [isOpen, setOpen] = useState(false);
  useShortcut({ keys: 'c', description: t('keys.other'), run: () => setOpen(true) });
  const trigger = (props: Partial<TriggerProps>) => (
    <Button
      aria-haspopup="listbox"
      shortcut="C"
      {...props}
      onClick={() => (isOpen ? props.onClick?.() : setOpen(true))}
    >
      {t('other')}
    </Button>
  );
  if (!isOpen) return trigger({});
  return (
    // No value: also the category that the lines have now can be said to be right.
    <CategoryPicker openAtFirst value="" onChange={onTake} onClose={() => setOpen(false)} trigger={trigger} />
  );
}
