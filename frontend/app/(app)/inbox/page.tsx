import { Suspense } from 'react';
import { InboxMessages } from '../../../features/inbox/inbox-messages.tsx';
import { InboxPage } from '../../../features/inbox/inbox-page.tsx';

export default function Inbox() {
  return (
    <InboxMessages>
      <Suspense>
        <InboxPage />
      </Suspense>
    </InboxMessages>
  );
}
