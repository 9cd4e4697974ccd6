import { Suspense } from 'react';
import { TransactionsMessages } from '../../../features/transactions/transactions-messages.tsx';
import { TransactionsPage } from '../../../features/transactions/transactions-page.tsx';

export default function Transactions() {
  return (
    <TransactionsMessages>
      <Suspense>
        <TransactionsPage />
      </Suspense>
    </TransactionsMessages>
  );
}
