import { Suspense } from 'react';
import { HistoryMessages } from '../../../features/history/history-messages.tsx';
import { HistoryPage } from '../../../features/history/history-page.tsx';

export default function History() {
  return (
    <HistoryMessages>
      <Suspense>
        <HistoryPage />
      </Suspense>
    </HistoryMessages>
  );
}
