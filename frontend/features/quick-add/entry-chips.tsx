'use client';

import { isPlainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { evaluateAmount } from '@expenseai/core/money/evaluate';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useLocale, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { decimalMarkOf } from '../../lib/decimal-mark.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Day } from '../../ui/day.tsx';
import type { Draft, DraftContext, DraftField } from './draft.ts';
import type { EditField, EditValues } from './entry-edits.ts';
import { FieldButton } from './field-button.tsx';
import { TextEditor } from './text-editor.tsx';

export interface EntryChipsProps {
  draft: Draft;
  context: DraftContext;
  onEdit: <Field extends EditField>(field: Field, value: EditValues[Field]) => void;
}

/** The transaction that the line becomes, part by part; each can be changed. */
export function EntryChips({ draft, context, onEdit }: EntryChipsProps) {
  const t = useTranslations('quickAdd');
  const isTransfer = draft.kind === 'transfer';
  return (
    <fieldset
      aria-label={t('parts')}
      className="flex flex-wrap gap-2 border-b border-line px-4 py-3 max-wide:grid max-wide:grid-cols-2 max-wide:gap-3"
    >
      <AmountChip
        name={t('amount')}
        field={draft.amount}
        currency={draft.currency}
        isTransfer={isTransfer}
        onChange={(value) => onEdit('amount', value)}
      />
      {isTransfer ? null : <PayeeChip draft={draft} onEdit={onEdit} />}
      {isTransfer ? null : <CategoryChip draft={draft} onEdit={onEdit} />}
      <DateChip draft={draft} onEdit={onEdit} />
      <AccountChip
        name={isTransfer ? t('from') : t('account')}
        field={draft.account}
        context={context}
        onChange={(id) => onEdit('accountId', id)}
      />
      {isTransfer ? (
        <AccountChip
          name={t('to')}
          field={draft.transferAccount}
          context={context}
          onChange={(id) => onEdit('transferAccountId', id)}
        />
      ) : null}
      {draft.arrivesCurrency ? (
        <AmountChip
          name={t('arrives')}
          field={draft.arrives}
          currency={draft.arrivesCurrency}
          isTransfer
          onChange={(value) => onEdit('arrives', value)}
        />
      ) : null}
      <TagsChip draft={draft} onEdit={onEdit} />
      {draft.notes === null ? null : <NotesChip notes={draft.notes} onEdit={onEdit} />}
    </fieldset>
  );
}

type ChipProps = Pick<EntryChipsProps, 'draft' | 'onEdit'>;

interface AmountChipProps {
  name: string;
  field: DraftField<Amount>;
  currency: string;
  isTransfer: boolean;
  onChange: (value: Amount) => void;
}

function AmountChip({ name, field, currency, isTransfer, onChange }: AmountChipProps) {
  const t = useTranslations('quickAdd');
  const locale = useLocale();
  const sign = isTransfer ? 'never' : 'always';
  const shown = field.value === null ? t('howMuch') : formatAmount(field.value, currency, locale, { sign });
  return (
    <TextEditor
      name={name}
      isAmount
      text={
        field.value === null ? '' : formatAmount(amount(Math.abs(field.value)), currency, locale, { symbol: false })
      }
      read={(text) => signed(text, currency, locale, field.value ?? amount(-1))}
      hintOf={(value) => (value === undefined ? t('amountHint') : formatAmount(value, currency, locale, { sign }))}
      problem={t('amountProblem', { currency })}
      onChange={onChange}
      trigger={(props) => (
        <FieldButton {...props} name={name} state={field.state}>
          {shown}
        </FieldButton>
      )}
    />
  );
}

/** A sum such as `12.50+3` with the sign of the amount before, unless one is written in front. */
function signed(text: string, currency: string, locale: string, before: Amount): Amount | undefined {
  const value = evaluateAmount(text, currency, { decimalMark: decimalMarkOf(locale) });
  if (value === null || value === 0) return undefined;
  if (/^\s*[+\u2212-]/.test(text)) return value;
  return amount(before < 0 ? -value : value);
}

function PayeeChip({ draft, onEdit }: ChipProps) {
  const t = useTranslations('quickAdd');
  const { value, state } = draft.payee;
  return (
    <TextEditor
      name={t('payee')}
      text={value ?? ''}
      read={(text) => text.trim()}
      problem=""
      onChange={(text) => onEdit('payee', text === '' ? null : text)}
      trigger={(props) => (
        <FieldButton {...props} name={t('payee')} state={state}>
          {value ?? <span className="text-ink-3">{t('nobody')}</span>}
        </FieldButton>
      )}
    />
  );
}

function CategoryChip({ draft, onEdit }: ChipProps) {
  const t = useTranslations('quickAdd');
  const { value, state, confidence } = draft.category;
  const category = useReference().categories.get(value ?? '');
  return (
    <CategoryPicker
      value={value}
      onChange={(categoryId) => onEdit('categoryId', categoryId)}
      trigger={(props) => (
        <FieldButton
          {...props}
          name={t('category')}
          state={state}
          confidence={confidence}
          mark={category ? <CategoryMark colour={category.colour} /> : undefined}
        >
          {category?.name ?? (state === 'asked' ? t('whatFor') : t('noCategory'))}
        </FieldButton>
      )}
    />
  );
}

function DateChip({ draft, onEdit }: ChipProps) {
  const t = useTranslations('quickAdd');
  const { value, state } = draft.date;
  return (
    <TextEditor
      name={t('date')}
      type="date"
      text={value ?? ''}
      read={(text) => (isPlainDate(text) ? text : undefined)}
      problem={t('dateProblem')}
      onChange={(date) => onEdit('date', date)}
      trigger={(props) => (
        <FieldButton {...props} name={t('date')} state={state}>
          {value ? <Day date={value} look="entry" /> : t('whichDay')}
        </FieldButton>
      )}
    />
  );
}

interface AccountChipProps {
  name: string;
  field: DraftField<string>;
  context: DraftContext;
  onChange: (id: string) => void;
}

function AccountChip({ name, field, context, onChange }: AccountChipProps) {
  const t = useTranslations('quickAdd');
  const items = context.accounts.map(({ id, name: label, currency }) => ({ value: id, label, detail: currency }));
  return (
    <Combobox
      label={name}
      groups={[{ label: '', items }]}
      value={field.value}
      onChange={onChange}
      trigger={(props) => (
        <FieldButton {...props} name={name} state={field.state}>
          {context.accounts.find(({ id }) => id === field.value)?.name ?? t('whichAccount')}
        </FieldButton>
      )}
    />
  );
}

function TagsChip({ draft, onEdit }: ChipProps) {
  const t = useTranslations('quickAdd');
  return (
    <TextEditor
      name={t('tags')}
      text={draft.tags.join(' ')}
      read={(text) => [...new Set(text.split(/[\s,#"()]+/u).filter(Boolean))]}
      hintOf={() => t('tagsHint')}
      problem=""
      onChange={(tags) => onEdit('tags', tags)}
      trigger={(props) => (
        <FieldButton {...props} name={t('tags')} state="settled">
          {draft.tags.length > 0 ? (
            draft.tags.map((tag) => `#${tag}`).join(' ')
          ) : (
            <span className="text-ink-3">{t('none')}</span>
          )}
        </FieldButton>
      )}
    />
  );
}

function NotesChip({ notes, onEdit }: { notes: string; onEdit: EntryChipsProps['onEdit'] }) {
  const t = useTranslations('quickAdd');
  return (
    <TextEditor
      name={t('notes')}
      text={notes}
      maxLength={1_000}
      read={(text) => text.trim()}
      problem=""
      onChange={(text) => onEdit('notes', text === '' ? null : text)}
      trigger={(props) => (
        <FieldButton {...props} name={t('notes')} state="settled">
          <span className="block max-w-44">{notes}</span>
        </FieldButton>
      )}
    />
  );
}
