import { withDrillSite } from '../../platform/backup/drill-site.ts';
import type { Config } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { type Restored, restore } from './restore.ts';

export interface DrillRequest {
  config: Config;
  /** Path of the backup. */
  file: string;
  tell: (step: string) => void;
  /** Stops it; what it has made is removed. */
  signal: AbortSignal;
}

/**
 * Restores a backup beside everything else, with the keys of the settings: into a database of its own on the server of
 * the running one, and a folder below DATA_DIR. Both are removed afterwards; nothing of the installation is touched.
 */
export function restoreBeside({ config, file, tell, signal }: DrillRequest): Promise<Restored> {
  const given = loadSecrets(config);
  return withDrillSite(config.dataDir, databaseConnections(config, given), signal, ({ folder, connections }) => {
    const givenSecrets = { ...config.givenSecrets, backup: given.backup };
    const beside: Config = { ...config, dataDir: folder, s3: null, givenSecrets };
    return restore({ config: beside, secrets: loadSecrets(beside), connections, file, identities: [], tell });
  });
}
