'use client';

import type { ReactNode } from 'react';
import { LedgerContext, pickLedger, useLedgers } from '../../lib/ledger.ts';
import { useMe } from '../../lib/session.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';
import { Brand } from '../../ui/brand.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { SessionGate } from './session-gate.tsx';
import { useFollowProfile } from './use-follow-profile.ts';

/** One column without the rail, for somebody who is signed in: the first steps. */
export function SoloSession({ children }: { children: ReactNode }) {
  const me = useMe();
  const ledgers = useLedgers(me.data !== null && hasSessionHint());
  const ledger = me.data && ledgers.data ? pickLedger(ledgers.data, null) : undefined;
  useFollowProfile(me.data ?? undefined);
  return (
    <LedgerContext value={ledger ?? null}>
      <div className="flex min-h-dvh flex-col items-center bg-surface px-4 pt-6 pb-4 wide:pt-8">
        <header>
          <Brand />
        </header>
        <main id="main" className="flex w-full max-w-96 flex-1 flex-col pt-6 wide:pt-10">
          <SessionGate me={me} ledgers={ledgers}>
            {children}
          </SessionGate>
        </main>
      </div>
      <DropAnywhere isReady={ledger !== undefined && ledger.role !== 'viewer'} />
    </LedgerContext>
  );
}
