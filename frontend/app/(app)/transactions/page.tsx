import { Suspense } from 'react';
import { TransactionsPage } from '../../../features/transactions/transactions-page.tsx';

export default function Transactions() {
  return (
    <Suspense>
      <TransactionsPage />
    </Suspense>
  );
}
