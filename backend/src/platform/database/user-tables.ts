import type { SecurityEventName } from '@expenseai/contracts/security-events';
import type { TokenScope } from '@expenseai/contracts/tokens';
import type { ColumnType, Generated } from 'kysely';
import type { Bytes, Defaulted, DefaultedJson, Instant } from './column-types.ts';

export interface UsersTable {
  id: string;
  email: string;
  name: string | null;
  locale: string;
  timeZone: string;
  weekStart: Defaulted<number>;
  theme: Defaulted<'light' | 'dark' | 'system'>;
  isAdministrator: Defaulted<boolean>;
  createdAt: Generated<Date>;
  updatedAt: ColumnType<Date, Date | undefined, Date>;
  /** When a link sent to the address was followed. */
  emailVerifiedAt: Defaulted<Date | null>;
  /** Takes the place of `email` once it is verified. */
  pendingEmail: Defaulted<string | null>;
}

export interface CredentialsTable {
  userId: string;
  kind: 'password';
  secret: string;
  updatedAt: ColumnType<Date, Date | undefined, Date>;
}

export interface SessionsTable {
  id: string;
  userId: string;
  refreshHash: Bytes;
  previousHash: Buffer | null;
  rotatedAt: Date | null;
  device: string;
  address: string;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  lastUsedAt: ColumnType<Date, Date | undefined, Date>;
  provedAt: Instant;
  expiresAt: Instant;
  revokedAt: Date | null;
  revokedReason: string | null;
}

export interface KnownDevicesTable {
  userId: string;
  deviceHash: Bytes;
  createdAt: Generated<Date>;
}

export interface ResetLinksTable {
  tokenHash: Bytes;
  userId: string;
  createdAt: Generated<Date>;
  expiresAt: Instant;
  usedAt: Date | null;
}

export interface VerificationLinksTable extends ResetLinksTable {
  email: string;
}

export interface UserInvitesTable {
  id: string;
  /** Null until the mail with the token goes out. */
  tokenHash: Buffer | null;
  email: string;
  isAdministrator: Defaulted<boolean>;
  /** Null where the operator's command made it. */
  invitedBy: string | null;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  expiresAt: Instant;
}

export interface SecurityEventsTable {
  userId: string;
  sequence: number;
  id: string;
  event: SecurityEventName;
  address: string | null;
  device: string | null;
  details: DefaultedJson<Record<string, unknown>>;
  at: Instant;
  previousHash: Buffer | null;
  hash: Bytes;
}

export interface ChallengesTable {
  tokenHash: Bytes;
  purpose: string;
  userId: string | null;
  state: DefaultedJson<Record<string, unknown>>;
  expiresAt: Instant;
}

export interface PasskeysTable {
  id: string;
  userId: string;
  name: string;
  credentialId: string;
  publicKey: Bytes;
  counter: number;
  transports: DefaultedJson<string[]>;
  isBackupEligible: boolean;
  isBackedUp: boolean;
  createdAt: Generated<Date>;
  lastUsedAt: Date | null;
}

export interface TotpSecretsTable {
  userId: string;
  secret: string;
  confirmedAt: Date | null;
  lastStep: Defaulted<number>;
}

export interface RecoveryCodesTable {
  userId: string;
  codeHash: Bytes;
  usedAt: Date | null;
}

export interface ApiTokensTable {
  id: string;
  userId: string;
  name: string;
  tokenHash: Bytes;
  scopes: TokenScope[];
  onlyLedgerId: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedAt: Date | null;
}

export interface IdentitiesTable {
  id: string;
  issuer: string;
  subject: string;
  userId: string;
  /** The address that it had at the provider when it was linked. */
  email: string | null;
  linkedAt: Generated<Date>;
}
