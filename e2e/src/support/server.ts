import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { administrator } from './people.ts';
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
    await addAdministrator(origin);
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

async function addAdministrator(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...administrator, name: 'Ada', currency: 'GBP' }),
  });
  if (!answer.ok) throw new Error(`The administrator couldn’t sign up: ${answer.status} ${await answer.text()}`);
}
