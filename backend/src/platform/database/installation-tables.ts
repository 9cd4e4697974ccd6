import type { Generated } from 'kysely';
import type { Defaulted, Instant } from './column-types.ts';

export interface FeatureFlagsTable {
  flag: string;
  scope: 'everybody' | 'ledger' | 'user';
  subjectId: string | null;
  isOn: boolean;
  changedAt: Instant;
}

/** At most one row, there while changes are refused. */
export interface MaintenanceModeTable {
  onlyOne: Defaulted<boolean>;
  since: Instant;
}

export interface MaintenanceRecordsTable {
  id: string;
  task: string;
  userId: string | null;
  doneAt: Instant;
}

/** At most one row: the last verification of the audit log. */
export interface AuditVerificationTable {
  onlyOne: Defaulted<boolean>;
  verifiedAt: Instant;
  chains: number;
  faults: number;
}

/** Since when a secret is in use, by the id of its key. */
export interface KnownSecretsTable {
  name: string;
  keyId: string;
  firstSeenAt: Generated<Date>;
}

/** What is wrong at the moment, and was told. */
export interface WatchdogConditionsTable {
  condition: string;
  since: Instant;
}

/** A backup, or a test of restoring one, that was made or tried. */
export interface BackupRecordsTable {
  id: string;
  kind: 'backup' | 'restore-test';
  fileName: string | null;
  bytes: number | null;
  startedAt: Instant;
  finishedAt: Instant;
  problem: string | null;
  /** Where it was made; null where none was, and for those of earlier versions. */
  folder: string | null;
  /** The second place, where the copy is whole. */
  copiedTo: string | null;
}

/** What an older backup must not bring back. */
export interface DeletionsTable {
  kind: 'user' | 'ledger';
  id: string;
  deletedAt: Generated<Date>;
}
