import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installedPrograms, majorOf, type Programs } from './binaries.ts';
import { placeTree } from './place-tree.ts';

function homeIn(dataDir: string): string {
  return join(dataDir, 'db-programs');
}

/**
 * Keeps the installed programs, which the database of the data folder was started with, beside it: once an update brings
 * a newer major version, these alone can still read it, and no network is needed to get them. Links where the file
 * system allows it, else a copy (60 MB); those of earlier versions go. Throws where there is no room.
 */
export function keepPrograms(dataDir: string): void {
  const { folder, version } = installedPrograms();
  const home = homeIn(dataDir);
  const kept = join(home, version);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(kept)) placeTree(folder, kept);
  for (const name of readdirSync(home)) {
    if (name !== version) rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** The programs of a major version that were kept beside the database. Throws with what to do where there are none. */
export function keptPrograms(dataDir: string, major: number): Programs {
  const home = homeIn(dataDir);
  const version = existsSync(home) ? readdirSync(home).find((name) => majorOf({ version: name }) === major) : undefined;
  if (version === undefined) {
    throw new Error(
      `The database in ${dataDir} was made by PostgreSQL ${major}, and the programs of that version are not kept in ` +
        `${home}. Start the version of ExpenseAI that you had before once more: it keeps them there. Then start this one.`,
    );
  }
  const folder = join(home, version);
  requireOwn(folder);
  return { folder, version };
}

/** Root may put programs where it and others start them: nobody else may have chosen them. */
function requireOwn(folder: string): void {
  const { uid } = statSync(folder);
  if (uid !== 0 && uid !== process.getuid?.()) {
    throw new Error(`${folder} belongs to the user with id ${uid}: start as that user, once, to upgrade the database.`);
  }
}
