import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from './problem.ts';

/** The one error reader: what happened and what to do, in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problems');
  return useCallback(
    (error) => {
      const { code, details } = toProblem(error);
      // They come a moment after the page; should they not, the server's own words are better than none.
      if (!t.has('internal')) return details.detail ?? code;
      return t(t.has(code) ? code : 'internal', {
        minutes: Math.ceil((details.retryAfter ?? 60) / 60),
        requestId: details.requestId ?? 'none',
      });
    },
    [t],
  );
}
