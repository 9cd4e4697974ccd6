import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { restore } from '../features/backups/restore.ts';
import { openBackups } from '../platform/backup/open-backups.ts';
import { parseConfig } from '../platform/config/config.ts';
import { findRepositoryRoot } from '../platform/config/repository-root.ts';
import type { TestApp } from './test-app.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** A folder that goes with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What makes backups of a test's application into a folder; with settings of their own. */
export async function backupsOf(app: TestApp, folder: string, settings: Record<string, string> = {}) {
  const config = parseConfig({ DATA_DIR: app.dataDir, BACKUP_PATH: folder, ...settings }, findRepositoryRoot());
  const opened = await openBackups({ config, secrets: app.platform.secrets }, app.db.database);
  return { ...opened, owner: app.db.connections.owner };
}

interface RestoreFacts {
  key?: string;
  identities?: string[];
  settings?: Record<string, string>;
  /** Of the machine that is restored; a migrated one of its own, unless it is given. */
  target?: TestDatabase;
}

/** Restores a backup as on another machine, which has the keys of the settings alone. */
export async function restoreElsewhere(
  app: TestApp,
  file: string,
  { key = app.platform.secrets.backup, identities = [], settings = {}, target }: RestoreFacts = {},
) {
  const dataDir = scratchFolder();
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(join(dataDir, 'keys', 'audit-key'), app.platform.secrets.audit.current);
  const config = parseConfig({ DATA_DIR: dataDir, ...settings }, findRepositoryRoot());
  const db = target ?? (await createTestDatabase());
  if (!target) onTestFinished(() => db.close());
  const secrets = { ...app.platform.secrets, backup: key };
  const steps: string[] = [];
  const restored = restore({
    config,
    secrets,
    connections: db.connections,
    file,
    identities,
    tell: (step) => steps.push(step),
  });
  return { db, dataDir, steps, restored };
}

/** A key such as `openssl rand -hex 32` gives. */
export const newKey = () => randomBytes(32).toString('hex');
