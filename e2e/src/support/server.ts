import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run listens, without a slash at the end. */
    origin: string;
  }
}

/** Starts the built product on an empty data folder for all test files; returns what stops it and removes the folder. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-e2e-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { origin, stop } = await startProduct(folder);
    project.provide('origin', origin);
    return async () => {
      await stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
