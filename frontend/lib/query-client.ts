import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ledgersKey } from './ledger.ts';
import { isSessionOver, toProblem } from './problem.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The form that sent it shows the error itself, or asks about it; else it is a toast. Never both. */
      isErrorInline?: boolean | ((error: Error) => boolean);
    };
  }
}

interface Listeners {
  /** An action in the background failed; `retry` does it again. */
  onBackgroundProblem: (error: unknown, retry: () => void) => void;
  /** The server knows no session any more. */
  onSignedOut: () => void;
}

const freshMilliseconds = 30_000;

/** The cache of everything fetched. Keys of a ledger's data start with `ledgerKey(id)`. */
export function makeQueryClient({ onBackgroundProblem, onSignedOut }: Listeners): QueryClient {
  const noticeSignOut = (error: unknown) => {
    if (isSessionOver(toProblem(error))) onSignedOut();
  };
  // Where something of a ledger is not found, it may be the ledger itself.
  const noticeLoss = (error: unknown) => {
    if (toProblem(error).code === 'not-found') void client.invalidateQueries({ queryKey: ledgersKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        noticeSignOut(error);
        noticeLoss(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, variables, _result, mutation) => {
        noticeSignOut(error);
        noticeLoss(error);
        const { isErrorInline = false } = mutation.meta ?? {};
        if (typeof isErrorInline === 'function' ? isErrorInline(error) : isErrorInline) return;
        // What fails again comes here again.
        onBackgroundProblem(error, () => void mutation.execute(variables).catch(() => undefined));
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
  return client;
}

/** The start of every key of a ledger's data, so that its live events can make all of it stale. */
export function ledgerKey(ledgerId: string) {
  return ['ledger', ledgerId] as const;
}
