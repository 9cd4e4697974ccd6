'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EndedUserContext } from '../../lib/ended-session.ts';
import { LedgerContext, pickLedger, rememberLedger, useLedgers } from '../../lib/ledger.ts';
import { useLiveLedger } from '../../lib/live.ts';
import { useMe } from '../../lib/session.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Rail } from './rail.tsx';
import { SessionGate } from './session-gate.tsx';
import { TopBar } from './top-bar.tsx';
import { useEndedSession } from './use-ended-session.ts';
import { useFollowProfile } from './use-follow-profile.ts';
import { useLostLedger } from './use-lost-ledger.ts';

// What no page shows at first comes after it.
const DropAnywhere = lazy(() => import('./drop-anywhere.tsx').then((module) => ({ default: module.DropAnywhere })));
const Banners = lazy(() => import('./banners.tsx').then((module) => ({ default: module.Banners })));
const FrameShortcuts = lazy(() =>
  import('./frame-shortcuts.tsx').then((module) => ({ default: module.FrameShortcuts })),
);
const LostLedger = lazy(() => import('./lost-ledger.tsx').then((module) => ({ default: module.LostLedger })));

interface FrameProps {
  children: ReactNode;
  /** What goes on in the background, in a few words; only shown with a ledger. */
  status?: ReactNode;
  /** The way back for a session that ends while a page is open. */
  signInAgain: ReactNode;
}

/** What stands round every page of a signed-in person. */
export function Frame({ children, status, signInAgain }: FrameProps) {
  const t = useTranslations('frame');
  const me = useMe();
  // At the same time as the user, unless it is plain that there is none.
  const ledgers = useLedgers(me.data !== null && hasSessionHint());
  const [named, setNamed] = useState<string | null>(null);
  const { user, isEnded } = useEndedSession(me.data);
  const picked = user && ledgers.data ? pickLedger(ledgers.data, named) : undefined;
  const { lost, accept } = useLostLedger(ledgers.data, picked);
  // Put off for the first time: so the page is drawn in slices, and a slow phone answers to touch meanwhile.
  const isShown = useDeferredValue(picked !== undefined);
  const ledger = isShown && !lost ? picked : undefined;
  const ledgerId = ledger?.id;
  useEffect(() => {
    if (ledgerId) rememberLedger(ledgerId);
  }, [ledgerId]);
  useLiveLedger(isEnded ? undefined : ledger);
  useFollowProfile(me.data ?? undefined);

  return (
    <LedgerContext value={ledger ?? null}>
      <Suspense>
        <LedgerOfAddress onChange={setNamed} />
      </Suspense>
      <a
        href="#main"
        className="sr-only z-50 rounded-2 bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-3"
      >
        {t('skip')}
      </a>
      <div className="min-h-dvh wide:grid wide:grid-cols-[var(--rail)_minmax(0,1fr)] print:block">
        <Rail />
        <div className="flex min-h-dvh min-w-0 flex-col bg-surface pb-(--bottombar)">
          <TopBar status={status} />
          <Suspense>
            <Banners />
          </Suspense>
          <MainArea>
            {lost ? (
              <Suspense>
                <LostLedger lost={lost} other={picked} onAccept={accept} />
              </Suspense>
            ) : (
              <SessionGate me={me} ledgers={ledgers}>
                {children}
              </SessionGate>
            )}
          </MainArea>
        </div>
      </div>
      {isEnded ? <EndedUserContext value={user}>{signInAgain}</EndedUserContext> : null}
      <BottomBar />
      <Suspense>
        <FrameShortcuts />
      </Suspense>
      <Suspense>
        <DropAnywhere isReady={ledger !== undefined && ledger.role !== 'viewer'} />
      </Suspense>
    </LedgerContext>
  );
}

/** The focus goes to the new page, so that a screen reader begins there and Tab doesn't start in the old place. */
function MainArea({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [first] = useState(pathname);
  const [hasMoved, setMoved] = useState(false);
  useEffect(() => {
    if (pathname !== first) setMoved(true);
    if (pathname !== first || hasMoved) document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname, first, hasMoved]);
  return (
    <main id="main" tabIndex={-1} className="flex flex-1 flex-col">
      {children}
    </main>
  );
}

/** Alone in its boundary: what reads the query string is left out of the exported HTML. */
function LedgerOfAddress({ onChange }: { onChange: (ledgerId: string | null) => void }) {
  const named = useSearchParams().get('ledger');
  useEffect(() => {
    if (named) onChange(named);
  }, [named, onChange]);
  return null;
}
