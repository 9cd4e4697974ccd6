import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Load, LoadResult } from './programs/load.ts';

const run = promisify(execFile);

/** Asks for one address over and over, from a process of its own. */
export async function loadOn(load: Load): Promise<LoadResult> {
  const file = join(import.meta.dirname, 'programs', 'load.ts');
  const { stdout } = await run(process.execPath, [file, JSON.stringify(load)], {
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return JSON.parse(stdout) as LoadResult;
}
