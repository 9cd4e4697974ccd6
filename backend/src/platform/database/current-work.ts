import { AsyncLocalStorage } from 'node:async_hooks';

/** A request or a job, and what it has asked of the database so far. */
export interface Work {
  /** Method and route template, or the job's name. */
  name: string;
  /** Of the request, or of the one that the job came from. */
  requestId: string | undefined;
  queries: number;
  /** Milliseconds that the database took to answer, summed over connections. */
  databaseMs: number;
}

/** What the code that runs is done for. */
export const currentWork = new AsyncLocalStorage<Work>();

export function newWork(name: string, requestId?: string): Work {
  return { name, requestId, queries: 0, databaseMs: 0 };
}
