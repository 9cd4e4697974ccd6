'use client';

import type { Payee } from '@expenseai/contracts/payees';
import { useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useReference } from '../../lib/reference-queries.ts';
import { CategoryMark, CategoryName } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { DisclosureRow } from '../../ui/disclosure-row.tsx';
import { PayeeFields } from './payee-fields.tsx';
import { useSavePayee } from './payee-queries.ts';

interface PayeeRowProps {
  payee: Payee;
  canEdit: boolean;
  isOpen: boolean;
  onToggle: () => void;
}

/** A payee with the other names it goes by and its usual category. */
export function PayeeRow({ payee, canEdit, isOpen, onToggle }: PayeeRowProps) {
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
      end={<UsualCategory payee={payee} canEdit={canEdit} />}
    >
      <PayeeFields payee={payee} canEdit={canEdit} />
    </DisclosureRow>
  );
}

function UsualCategory({ payee, canEdit }: { payee: Payee; canEdit: boolean }) {
  const t = useTranslations('payeeList');
  const save = useSavePayee();
  const category = useReference().categories.get(payee.defaultCategoryId ?? '');
  const name = category?.name ?? t('noUsual');
  if (!canEdit) return category ? <CategoryName colour={category.colour}>{category.name}</CategoryName> : null;
  return (
    <CategoryPicker
      value={payee.defaultCategoryId}
      onChange={(defaultCategoryId) => save.mutate({ payee, change: { defaultCategoryId } })}
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
