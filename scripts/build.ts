import { join } from 'node:path';
import { BuildFailed, buildAll } from './build-all.ts';

try {
  await buildAll(join(import.meta.dirname, '..'));
  console.log('Everything is built.');
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
