'use client';

import { useContext } from 'react';
import { LedgerContext } from '../../lib/ledger.ts';
import { useMe } from '../../lib/session.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { VerificationBanner } from './verification-banner.tsx';

/** What is to be known over every page, whatever it is about. */
export function Banners() {
  const ledger = useContext(LedgerContext);
  const { data: me } = useMe(false);
  return (
    <>
      <ConnectionBanner />
      {ledger?.isDemo ? <DemoBanner /> : null}
      {me?.isVerificationDue ? <VerificationBanner me={me} /> : null}
    </>
  );
}
