import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { identityOfKey } from '../../platform/backup/backup-key.ts';
import { secondPlace } from '../../platform/backup/backup-places.ts';
import { copiedDeletions, type Deletion, readDeletions, replayDeletions } from '../../platform/backup/deletions.ts';
import type { ArchiveFacts } from '../../platform/backup/read-archive.ts';
import { restoreArchive } from '../../platform/backup/restore-archive.ts';
import type { Config } from '../../platform/config/config.ts';
import { loadSecrets, restoreKey, type Secrets } from '../../platform/config/secrets.ts';
import type { DatabaseConnections } from '../../platform/database/roles.ts';
import { Encryption } from '../../platform/secrets/encryption.ts';
import type { RotatingSecret } from '../../platform/secrets/rotating-secret.ts';
import { resealValues } from '../../platform/secrets/sealed-values.ts';
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
  /** Values that were sealed by the key of the backup, and are by that of this installation now. */
  resealed: number;
  /** Where the backup's key of the audit log lies, for the setting of earlier keys. */
  keyFiles: string[];
  seconds: number;
}

/** Restores a backup into an empty database, deletes again what was deleted since, and checks figures and audit log. */
export async function restore(request: RestoreRequest): Promise<Restored> {
  const { config, secrets, connections, file, identities, tell } = request;
  const { owner } = connections;
  const begin = performance.now();
  const storage = new Storage(config);
  const keys = new Map<string, string>();
  const facts = await restoreArchive(
    async () => createReadStream(file),
    [identityOfKey(secrets.backup), ...identities],
    {
      owner,
      storage,
      putKey: (name, key) => keys.set(name, key),
      tell,
    },
  );
  const keyFiles = [...keys].map(([name, key]) => restoreKey(config, name, key)).filter((path) => path !== undefined);
  const now = loadSecrets(config);
  const resealed = await resealRestored(owner, now.encryption, keys.get('encryption-key'));
  const deletions = await deletionsBeside(file, config);
  const deletedAgain = await replayDeletions(owner, storage, deletions);
  const endedSessions = await endRestoredSessions(owner);
  tell('Checking figures and audit log');
  const check = await checkRestored(connections.app, storage, withEarlier(now.audit, keys.get('audit-key')));
  const seconds = (performance.now() - begin) / 1000;
  return { facts, check, deletedAgain, hasDeletions: deletions.length > 0, endedSessions, resealed, keyFiles, seconds };
}

/**
 * Seals with the key of this installation what that of the backup has sealed, so that nothing needs that one any more.
 * Gives how many values there were.
 */
async function resealRestored(
  owner: pg.ClientConfig,
  { current }: RotatingSecret,
  ofBackup: string | undefined,
): Promise<number> {
  if (ofBackup === undefined || ofBackup === current) return 0;
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return await resealValues(client, new Encryption({ current, previous: ofBackup }));
  } finally {
    await client.end();
  }
}

/** The keys to verify a restored audit log with: its own is the oldest of them. */
function withEarlier(secret: RotatingSecret, ofBackup: string | undefined): RotatingSecret {
  if (ofBackup === undefined || ofBackup === secret.current) return secret;
  const previous = [...(secret.previous?.split(',') ?? []), ofBackup];
  return { ...secret, previous: [...new Set(previous)].join(',') };
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
  const { facts, check, deletedAgain, hasDeletions, endedSessions, resealed, keyFiles, seconds } = restored;
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
    ...(resealed > 0 ? [`Sealed anew with the ENCRYPTION_KEY that is set: ${resealed} values.`] : []),
    ...keyFiles.map(
      (path) =>
        `The key that the audit log was written with lies in ${path}: give it as AUDIT_KEY_PREVIOUS before the first start, then remove the file.`,
    ),
  ];
}
