import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { identityOfKey } from '../../platform/backup/backup-key.ts';
import { secondPlace } from '../../platform/backup/backup-places.ts';
import { copiedDeletions, type Deletion, readDeletions, replayDeletions } from '../../platform/backup/deletions.ts';
import type { ArchiveFacts } from '../../platform/backup/read-archive.ts';
import { restoreArchive } from '../../platform/backup/restore-archive.ts';
import type { Config } from '../../platform/config/config.ts';
import { loadSecrets, restoreKey, type Secrets } from '../../platform/config/secrets.ts';
import type { DatabaseConnections } from '../../platform/database/roles.ts';
import { Storage } from '../../platform/storage/storage.ts';
import { checkRestored, endRestoredSessions, type RestoredCheck } from './check-restored.ts';

export interface RestoreRequest {
  config: Config;
  secrets: Secrets;
  connections: DatabaseConnections;
  /** Path of the backup. */
  file: string;
  /** Beside BACKUP_ENCRYPTION_KEY: the key that is kept offline. */
  identities: readonly string[];
  tell: (step: string) => void;
}

export interface Restored {
  facts: ArchiveFacts;
  check: RestoredCheck;
  /** Deleted after the backup was made, and deleted again. */
  deletedAgain: number;
  /** Whether any list of deletions was found. */
  hasDeletions: boolean;
  endedSessions: number;
  /** Keys of the installation that the backup is from, for the settings of earlier keys. */
  keyFiles: string[];
  seconds: number;
}

/** Restores a backup into an empty database, deletes again what was deleted since, and checks figures and audit log. */
export async function restore(request: RestoreRequest): Promise<Restored> {
  const { config, secrets, connections, file, identities, tell } = request;
  const { owner } = connections;
  const begin = performance.now();
  const storage = new Storage(config);
  const keyFiles: string[] = [];
  const facts = await restoreArchive(
    async () => createReadStream(file),
    [identityOfKey(secrets.backup), ...identities],
    {
      owner,
      storage,
      putKey: (name, key) => keyFiles.push(...(restoreKey(config, name, key) ?? [])),
      tell,
    },
  );
  const deletions = await deletionsBeside(file, config);
  const deletedAgain = await replayDeletions(owner, storage, deletions);
  const endedSessions = await endRestoredSessions(owner);
  tell('Checking figures and audit log');
  const check = await checkRestored(connections.app, storage, loadSecrets(config).audit);
  const seconds = (performance.now() - begin) / 1000;
  return { facts, check, deletedAgain, hasDeletions: deletions.length > 0, endedSessions, keyFiles, seconds };
}

/** From every list there is: of a folder that was lost, the second place knows more. */
async function deletionsBeside(file: string, { backup }: Config): Promise<Deletion[]> {
  const lists = await Promise.all([
    readDeletions(dirname(file)),
    readDeletions(backup.folder),
    copiedDeletions(secondPlace(backup)),
  ]);
  return [...new Map(lists.flat().map((deletion) => [deletion.id, deletion])).values()];
}

/** What was restored and what is left to do, a sentence a line. */
export function describeRestored(restored: Restored): string[] {
  const { facts, check, deletedAgain, hasDeletions, endedSessions, keyFiles, seconds } = restored;
  const { tables, files } = facts.manifest;
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const megabytes = (files.bytes / 1e6).toFixed(1);
  return [
    `Restored: ${rows} rows in ${Object.keys(tables).length} tables (${tables.transactions?.rows ?? 0} transactions), ${files.rows} files (${megabytes} MB), in ${seconds.toFixed(1)} s.`,
    `It is as it was at ${facts.head.takenAt.toISOString()}; counts and sums of every table are those of the backup.`,
    check.differingTotals === 0
      ? `The totals of all ${check.ledgers} ledgers are what their transactions come to.`
      : `${check.differingTotals} rows of totals differ from what the transactions come to: tell the makers.`,
    check.brokenChains === 0
      ? `All ${check.chains} chains of the audit log are whole.`
      : `${check.brokenChains} of ${check.chains} chains of the audit log are not whole with the AUDIT_KEY that is set: npm run audit:verify names them.`,
    hasDeletions
      ? `Deleted again, since it was deleted after the backup: ${deletedAgain} of users and ledgers.`
      : 'There is no list of deletions beside the backups: what was deleted after the backup was made is back.',
    `Sessions ended: ${endedSessions}; everybody signs in again. API tokens stay: npm run admin:sign-out-everyone -- --tokens`,
    ...keyFiles.map((path) => `A key of the installation that the backup is from lies in ${path}: ${settingFor(path)}`),
  ];
}

function settingFor(path: string): string {
  const name = path.includes('audit-key') ? 'AUDIT_KEY_PREVIOUS' : 'ENCRYPTION_KEY_PREVIOUS';
  return `give it as ${name} before the first start, then remove the file.`;
}
