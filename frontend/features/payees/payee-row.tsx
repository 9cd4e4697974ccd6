'use client';

import type { Category } from '@expenseai/contracts/categories';
import type { Payee } from '@expenseai/contracts/payees';
import { useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { CategoryMark, CategoryName } from '../../ui/category-mark.tsx';
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
}

/** A payee with the other names it goes by and its usual category. */
export function PayeeRow({ payee, category, onCategory, canEdit, isOpen, onToggle }: PayeeRowProps) {
  const t = useTranslations('manage');
  return (
    <DisclosureRow
      name={payee.name}
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
      end={<UsualCategory payee={payee} category={category} onCategory={onCategory} canEdit={canEdit} />}
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
