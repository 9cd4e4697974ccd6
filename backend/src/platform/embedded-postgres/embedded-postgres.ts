import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedPrograms } from './binaries.ts';
import { type ClusterSite, type RunningCluster, runCluster } from './cluster.ts';
import { clusterAccount } from './cluster-account.ts';
import { lockDataFolder } from './instance-lock.ts';

export interface EmbeddedPostgresOptions extends Pick<ClusterSite, 'isDurable' | 'onLog'> {
  dataDir: string;
}

/** Its `stop` gives the data folder free, too. */
export type EmbeddedPostgres = RunningCluster;

/** Where the database of a data folder is. */
export function databaseFolder(dataDir: string): string {
  return join(dataDir, 'db');
}

/**
 * Runs PostgreSQL in `dataDir`, made there on the first start. It belongs to this process: a second instance on the
 * same folder is refused (DataFolderInUse), one left over by a killed process is ended first.
 */
export async function startEmbeddedPostgres({
  dataDir,
  ...options
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const lock = await lockDataFolder(dataDir);
  try {
    const databaseDir = databaseFolder(dataDir);
    const account = clusterAccount(databaseDir);
    const site = { databaseDir, socketHome: dataDir, programs: installedPrograms(), account };
    const cluster = await runCluster({ ...site, ...options });
    return { ...cluster, stop: () => cluster.stop().then(lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
