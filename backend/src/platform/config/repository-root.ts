import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the checkout: the nearest one above this file that holds the lock file.
 * Searched for rather than counted, because the source and its build lie at different depths.
 */
export function findRepositoryRoot(from = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No package-lock.json in any folder above ${from}`);
    folder = above;
  }
  return folder;
}
