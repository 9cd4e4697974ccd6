import { Suspense } from 'react';
import { ImportsPage } from '../../../features/imports/imports-page.tsx';

export default function Imports() {
  return (
    <Suspense>
      <ImportsPage />
    </Suspense>
  );
}
