import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';

const shortestWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 30_000;

/** Asks the server until it answers, and takes changes, again, less and less often; then all that is shown is fetched anew. */
export function useReconnect(isGone: boolean): { tryNow: () => void; isTrying: boolean } {
  const client = useQueryClient();
  const [isTrying, setTrying] = useState(false);
  const wasGone = useRef(false);

  // Whether it answered is noted where all answers are.
  const attempt = useCallback(() => call('GET /me', {}).catch(() => undefined), []);

  useEffect(() => {
    if (!isGone) return;
    let wait = shortestWaitMilliseconds;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const later = () => {
      if (isOver) return;
      timer = setTimeout(() => void attempt().then(later), wait);
      wait = Math.min(wait * 2, longestWaitMilliseconds);
    };
    later();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isGone, attempt]);

  useEffect(() => {
    if (wasGone.current && !isGone) void client.invalidateQueries();
    wasGone.current = isGone;
  }, [isGone, client]);

  const tryNow = () => {
    setTrying(true);
    void attempt().then(() => setTrying(false));
  };
  return { tryNow, isTrying };
}
