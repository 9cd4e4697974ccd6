import { statSync } from 'node:fs';
import { join } from 'node:path';
import { secondPlace } from '../../platform/backup/backup-places.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { listBackups } from './find-backup.ts';

/** `npm run backup:list` names the backups, oldest first, and where each lies; needs no database. */
const config = loadConfig();
try {
  const { first, second } = await listBackups(config);
  const place = secondPlace(config.backup)?.name;
  for (const name of [...new Set([...first, ...second])].sort()) {
    const isHere = first.includes(name);
    const size = isHere ? `${(statSync(join(config.backup.folder, name)).size / 1e6).toFixed(1)} MB` : '';
    const places = [...(isHere ? [config.backup.folder] : []), ...(second.includes(name) && place ? [place] : [])];
    console.log(`${name} ${size.padStart(10)}  ${places.join(', ')}`);
  }
  if (first.length + second.length === 0) console.log(`There are none in ${config.backup.folder}: npm run backup`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
