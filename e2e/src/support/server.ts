import type { TestProject } from 'vitest/node';
import { addAdministrator } from './people.ts';
import { startFreshProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run listens, without a slash at the end. */
    origin: string;
  }
}

/**
 * Starts the built product for all test files, two of which run at a time: one that changes what is the installation's,
 * such as flags or maintenance mode, starts its own. Returns what stops it.
 */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const { origin, stop } = await startFreshProduct();
  await addAdministrator(origin);
  project.provide('origin', origin);
  return stop;
}
