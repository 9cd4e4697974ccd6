import { useEffect, useState } from 'react';
import { offerReturn, useIsSessionEnded } from '../../lib/ended-session.ts';
import { startAnew } from '../../lib/leave.ts';
import type { Me } from '../../lib/session.ts';

/** The user whose page this is, also after her session has ended: until she is back, the page is kept and waits. */
export function useEndedSession(me: Me | null | undefined): { user: Me | null; isEnded: boolean } {
  const [user, setUser] = useState<Me | null>(null);
  const isWaiting = useIsSessionEnded();
  const isKnown = user !== null;
  useEffect(() => (isKnown ? offerReturn() : undefined), [isKnown]);
  useEffect(() => {
    if (!me) return;
    // Nothing of this page is another user's.
    if (user !== null && user.id !== me.id) startAnew();
    else setUser(me);
  }, [me, user]);
  return { user: me ?? user, isEnded: isKnown && (isWaiting || me === null) };
}
