'use client';

import type { Category } from '@expenseai/contracts/categories';
import type { Payee } from '@expenseai/contracts/payees';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { CategoryMark, CategoryName } from '../../ui/category-mark.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { DisclosureRow } from '../../ui/disclosure-row.tsx';
import { PayeeFields } from './payee-fields.tsx';

interface PayeeRowProps {
  payee: Payee;
  /** The usual one. */
  category: Category | undefined;
  /** Null where there is to be none. */
  onCategory: (categoryId: string | null) => void;
  canEdit: boolean;
  isOpen: boolean;
  onToggle: () => void;
  isSelected: boolean;
  /** With the shift key held, all from the last one. */
  onSelect: (isRange: boolean) => void;
}

/** A payee with the other names it goes by, its usual category and how many lines name it. */
export function PayeeRow({
  payee,
  category,
  onCategory,
  canEdit,
  isOpen,
  onToggle,
  isSelected,
  onSelect,
}: PayeeRowProps) {
  const t = useTranslations('manage');
  const tList = useTranslations('payeeList');
  const format = useFormatter();
  const { lines = 0 } = payee;
  return (
    <DisclosureRow
      name={payee.name}
      isSelected={isSelected}
      lead={
        canEdit ? (
          <Checkbox
            className="z-1"
            data-payee={payee.id}
            aria-label={tList('select', { payee: payee.name })}
            checked={isSelected}
            onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
          />
        ) : null
      }
      isOpen={isOpen}
      onToggle={onToggle}
      note={
        <>
          <span className="min-w-0 flex-1 truncate font-mono text-12 text-ink-3 max-wide:hidden">
            {payee.aliases.join('  ')}
          </span>
          {payee.isArchived ? <span className="text-12 text-ink-3">{t('isArchived')}</span> : null}
        </>
      }
      end={
        <>
          <span className="wide:w-40">
            <UsualCategory payee={payee} category={category} onCategory={onCategory} canEdit={canEdit} />
          </span>
          <span className="w-12 text-right text-ink-2 tabular-nums max-wide:w-auto">
            <span aria-hidden="true">{format.number(lines)}</span>
            <span className="sr-only">{tList('lineCount', { count: lines, shown: format.number(lines) })}</span>
          </span>
        </>
      }
    >
      <PayeeFields payee={payee} canEdit={canEdit} />
    </DisclosureRow>
  );
}

type UsualCategoryProps = Pick<PayeeRowProps, 'payee' | 'category' | 'onCategory' | 'canEdit'>;

function UsualCategory({ payee, category, onCategory, canEdit }: UsualCategoryProps) {
  const t = useTranslations('payeeList');
  const name = category?.name ?? t('noUsual');
  if (!canEdit) return category ? <CategoryName colour={category.colour}>{category.name}</CategoryName> : null;
  return (
    <CategoryPicker
      value={payee.defaultCategoryId}
      onChange={onCategory}
      trigger={(props) => (
        <ChipButton
          {...props}
          hasMenu
          aria-label={t('usualOf', { payee: payee.name, category: name })}
          state={category ? 'settled' : 'proposed'}
          mark={category ? <CategoryMark colour={category.colour} /> : null}
        >
          {category ? name : <span className="text-ink-3">{name}</span>}
        </ChipButton>
      )}
    />
  );
}
