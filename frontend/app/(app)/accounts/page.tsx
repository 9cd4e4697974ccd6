import { Suspense } from 'react';
import { AccountsMessages } from '../../../features/accounts/accounts-messages.tsx';
import { AccountsPage } from '../../../features/accounts/accounts-page.tsx';

export default function Accounts() {
  return (
    <AccountsMessages>
      <Suspense>
        <AccountsPage />
      </Suspense>
    </AccountsMessages>
  );
}
