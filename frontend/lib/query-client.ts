import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The form that sent it shows the error itself; else it is a toast. Never both. */
      isErrorInline?: boolean;
    };
  }
}

interface Listeners {
  /** An action in the background failed. */
  onBackgroundProblem: (error: unknown) => void;
  /** The server knows no session any more. */
  onSignedOut: () => void;
}

const freshMilliseconds = 30_000;

/** The cache of everything fetched. Keys of a ledger's data start with `ledgerKey(id)`. */
export function makeQueryClient({ onBackgroundProblem, onSignedOut }: Listeners): QueryClient {
  const noticeSignOut = (error: unknown) => {
    const { status, code } = toProblem(error);
    if (status === 401 && code !== 'wrong-credentials') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        noticeSignOut(error);
        if (!mutation.meta?.isErrorInline) onBackgroundProblem(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: freshMilliseconds,
        // The API's client waits out limits itself; what is left to try again is a lost connection.
        retry: (failures, error) => failures < 2 && toProblem(error).code === 'offline',
      },
    },
  });
}

/** The start of every key of a ledger's data, so that its live events can make all of it stale. */
export function ledgerKey(ledgerId: string) {
  return ['ledger', ledgerId] as const;
}
