import { join } from 'node:path';
import { BuildFailed, buildAll } from './build-all.ts';

const root = join(import.meta.dirname, '..');
try {
  await buildAll(root);
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
// The server takes this process's place: signals reach it directly, and what building needed is not kept in memory.
if (!process.execve) throw new Error('This Node cannot replace its process: use the one in node_modules/node.');
process.execve(process.execPath, [
  process.execPath,
  '--enable-source-maps',
  join(root, 'backend/dist/src/main.js'),
  ...process.argv.slice(2),
]);
