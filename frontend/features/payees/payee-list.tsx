'use client';

import type { Payee } from '@expenseai/contracts/payees';
import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { useSavePayee } from './payee-queries.ts';
import { PayeeRow } from './payee-row.tsx';
import type { PayeeSelection } from './use-payee-selection.ts';

interface PayeeListProps {
  payees: readonly Payee[];
  canEdit: boolean;
  openId: string | null;
  onToggle: (id: string) => void;
  selection: PayeeSelection;
}

/** Payees, one of them open. What all rows need is asked for here: a hundred that each ask hold up a slow phone. */
export function PayeeList({ payees, canEdit, openId, onToggle, selection }: PayeeListProps) {
  const t = useTranslations('payeeList');
  const { categories } = useReference();
  const { mutate: save } = useSavePayee();
  return (
    <ul aria-label={t('title')}>
      {payees.map((payee) => (
        <PayeeRow
          key={payee.id}
          payee={payee}
          category={categories.get(payee.defaultCategoryId ?? '')}
          onCategory={(defaultCategoryId) => save({ payee, change: { defaultCategoryId } })}
          canEdit={canEdit}
          isOpen={payee.id === openId}
          onToggle={() => onToggle(payee.id)}
          isSelected={selection.has(payee.id)}
          onSelect={(isRange) => selection.toggle(payee, isRange)}
        />
      ))}
    </ul>
  );
}
