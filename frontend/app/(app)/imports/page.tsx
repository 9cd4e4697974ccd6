import { Suspense } from 'react';
import { ImportsMessages } from '../../../features/imports/imports-messages.tsx';
import { ImportsPage } from '../../../features/imports/imports-page.tsx';

export default function Imports() {
  return (
    <ImportsMessages>
      <Suspense>
        <ImportsPage />
      </Suspense>
    </ImportsMessages>
  );
}
