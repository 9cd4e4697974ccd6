'use client';

import { lazy, Suspense, useContext } from 'react';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { LedgerContext } from '../../lib/ledger.ts';

const ImportStatus = lazy(async () => {
  const [{ ImportStatus: Status }, { default: english }] = await Promise.all([
    import('./import-status.tsx'),
    import('../../messages/en/import-status.json'),
  ]);
  return {
    default: () => (
      <FeatureMessages english={english}>
        <Status />
      </FeatureMessages>
    ),
  };
});

/** Keeps what belongs to no page out of every page's first load; a ledger's own, so that each starts anew. */
export function ImportStatusSlot() {
  const ledger = useContext(LedgerContext);
  if (!ledger || ledger.role === 'viewer') return null;
  return (
    <Suspense>
      <ImportStatus key={ledger.id} />
    </Suspense>
  );
}
