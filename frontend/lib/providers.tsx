'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { showToast } from '../ui/toast-store.ts';
import { followHiddenAmounts } from './hidden-amounts.ts';
import { followLeaving } from './leave.ts';
import { LocaleProvider } from './locale-provider.tsx';
import { isPassing } from './problem.ts';
import { makeQueryClient } from './query-client.ts';
import { meKey } from './session.ts';
import { followTheme } from './theme.ts';
import { useProblemText } from './use-problem-text.ts';

const PageViews = lazy(() => import('./page-views.tsx').then((module) => ({ default: module.PageViews })));

/** Whether the server counts page views, as it says in the headers of the document: off by default, and then this is all. */
function countsPageViews(): boolean {
  const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return document?.serverTiming?.some(({ name }) => name === 'page-views') ?? false;
}

/** What every page stands in: language, theme and the cache of fetched data. */
export function Providers({ children }: { children: ReactNode }) {
  useEffect(followTheme, []);
  useEffect(followHiddenAmounts, []);
  useEffect(followLeaving, []);
  const [isCounting, setCounting] = useState(false);
  useEffect(() => setCounting(countsPageViews()), []);
  return (
    <LocaleProvider>
      <Data>{children}</Data>
      <Suspense>{isCounting ? <PageViews /> : null}</Suspense>
    </LocaleProvider>
  );
}

function Data({ children }: { children: ReactNode }) {
  const problemText = useProblemText();
  // The cache outlives a change of language, its messages don't.
  const text = useRef(problemText);
  useEffect(() => {
    text.current = problemText;
  }, [problemText]);

  const [client] = useState(() => {
    const made = makeQueryClient({
      onBackgroundProblem: (error, retry) =>
        showToast({ message: text.current(error), isError: true, onRetry: isPassing(error) ? retry : undefined }),
      onSignedOut: () => made.setQueryData(meKey, null),
    });
    return made;
  });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
