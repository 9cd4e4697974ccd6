import { Suspense } from 'react';
import { PayeesMessages } from '../../../features/payees/payees-messages.tsx';
import { PayeesPage } from '../../../features/payees/payees-page.tsx';

export default function Payees() {
  return (
    <PayeesMessages>
      <Suspense>
        <PayeesPage />
      </Suspense>
    </PayeesMessages>
  );
}
