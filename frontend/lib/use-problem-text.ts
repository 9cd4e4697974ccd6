import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import en from '../messages/en.json';
import { toProblem } from './problem.ts';

type KnownCode = keyof typeof en.problems;

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(en.problems, code);
}

/** The one error reader: what happened and what to do, in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problems');
  return useCallback(
    (error) => {
      const { code, details } = toProblem(error);
      return t(isKnown(code) ? code : 'internal', {
        minutes: Math.ceil((details.retryAfter ?? 60) / 60),
        requestId: details.requestId ?? '–',
      });
    },
    [t],
  );
}
