import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'vitest';

test('no page brings more JavaScript on its first load than it may', () => {
  // Ends with 1, and prints each page's kilobytes, where one is over the budget.
  const script = join(import.meta.dirname, '..', '..', 'frontend/scripts/first-load.ts');
  console.log(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
});
