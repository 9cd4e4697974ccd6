import type { ColumnType, Generated } from 'kysely';
import type { Bytes, Defaulted, DefaultedJson, Instant, Json, NullableJson } from './column-types.ts';
import type {
  AuditVerificationTable,
  BackupRecordsTable,
  DeletionsTable,
  FeatureFlagsTable,
  KnownSecretsTable,
  MaintenanceModeTable,
  MaintenanceRecordsTable,
  WatchdogConditionsTable,
} from './installation-tables.ts';
import type {
  ApiTokensTable,
  ChallengesTable,
  CredentialsTable,
  IdentitiesTable,
  KnownDevicesTable,
  PasskeysTable,
  RecoveryCodesTable,
  ResetLinksTable,
  SecurityEventsTable,
  SessionsTable,
  TotpSecretsTable,
  UserInvitesTable,
  UsersTable,
  VerificationLinksTable,
} from './user-tables.ts';

interface Tenant {
  ledgerId: string;
}

interface Versioned {
  /** The operation that made the row. */
  createdOperationId: string;
  /** The ledger's version when the row was last written. */
  version: number;
}

export interface IdempotencyKeysTable {
  userId: string;
  route: string;
  key: string;
  bodyHash: Bytes;
  status: number | null;
  response: NullableJson<object>;
  operationId: string | null;
  createdAt: Generated<Date>;
}

export interface LedgersTable {
  id: string;
  name: string;
  currency: string;
  monthStart: Defaulted<number>;
  timeZone: string;
  language: Defaulted<string>;
  monthlyIncome: number | null;
  savingGoal: number | null;
  reviewThreshold: Defaulted<number>;
  isDemo: Defaulted<boolean>;
  version: Defaulted<number>;
  reviewVersion: Defaulted<number>;
  createdAt: Generated<Date>;
}

export interface MembersTable extends Tenant {
  userId: string;
  role: 'owner' | 'editor' | 'viewer';
  addedAt: Generated<Date>;
}

export interface LedgerInvitesTable extends Tenant {
  id: string;
  role: 'owner' | 'editor' | 'viewer';
  email: string | null;
  tokenHash: Buffer | null;
  invitedBy: string;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  expiresAt: Instant;
}

export interface AccountsTable extends Tenant, Versioned {
  id: string;
  name: string;
  kind: 'cash' | 'current' | 'savings' | 'credit_card' | 'loan' | 'investment' | 'asset' | 'liability';
  currency: string;
  number: string | null;
  openingBalance: Defaulted<number>;
  openedOn: string | null;
  isClosed: Defaulted<boolean>;
  reconciledUntil: string | null;
  position: Defaulted<number>;
  createdAt: Generated<Date>;
}

export interface CategoryGroupsTable extends Tenant, Versioned {
  id: string;
  name: string;
  position: Defaulted<number>;
}

export interface CategoriesTable extends Tenant, Versioned {
  id: string;
  groupId: string;
  name: string;
  kind: 'income' | 'expense';
  icon: string;
  colour: string;
  common: string | null;
  isArchived: Defaulted<boolean>;
  position: Defaulted<number>;
}

export interface PayeesTable extends Tenant, Versioned {
  id: string;
  name: string;
  key: string;
  aliases: Defaulted<string[]>;
  defaultCategoryId: string | null;
  isArchived: Defaulted<boolean>;
}

export interface TagsTable extends Tenant, Versioned {
  id: string;
  name: string;
}

export interface ViewsTable extends Tenant, Versioned {
  id: string;
  name: string;
  q: string;
  position: Defaulted<number>;
}

export interface TransactionsTable extends Tenant, Versioned {
  id: string;
  accountId: string;
  date: string;
  amount: number;
  payeeId: string | null;
  notes: string | null;
  tags: Defaulted<string[]>;
  paymentMethod: string | null;
  status: 'pending' | 'cleared' | 'reconciled';
  transferId: string | null;
  originalAmount: number | null;
  originalCurrency: string | null;
  source: string;
  externalId: string | null;
  statementDate: string | null;
  statementAmount: number | null;
  descriptor: string | null;
  importId: string | null;
  categorySource: 'hand' | 'rule' | 'model' | null;
  confidence: number | null;
  needsReview: Defaulted<boolean>;
  reviewedAt: Date | null;
  searchText: Defaulted<string>;
  createdAt: Generated<Date>;
}

export interface SplitsTable extends Tenant {
  transactionId: string;
  n: number;
  categoryId: string | null;
  amount: number;
  baseAmount: number | null;
  notes: string | null;
  date: string;
  accountId: string;
  isTransfer: boolean;
}

export interface MonthTotalsTable extends Tenant {
  month: string;
  accountId: string;
  categoryId: string;
  currency: string;
  income: number;
  expense: number;
  net: number;
  baseIncome: number;
  baseExpense: number;
  count: number;
  missing: number;
}

export interface DayTotalsTable extends Tenant {
  date: string;
  accountId: string;
  currency: string;
  income: number;
  expense: number;
  net: number;
  count: number;
}

export interface RememberedLinesTable extends Tenant {
  id: string;
  why: 'deleted' | 'skipped' | 'merged';
  transactionId: string | null;
  accountId: string;
  source: string;
  externalId: string | null;
  statementDate: string | null;
  statementAmount: number;
  descriptor: string;
  createdOperationId: string;
}

export interface CategoryModelsTable extends Tenant {
  feature: string;
  categoryId: string;
  count: number;
}

export interface OperationsTable extends Tenant {
  id: string;
  sequence: number;
  kind: string;
  summary: Json<Record<string, unknown>>;
  touched: number;
  userId: string | null;
  at: Instant;
  undoneAt: Date | null;
  undoneBy: string | null;
}

export interface ChangesTable extends Tenant {
  operationId: string;
  entity: string;
  entityId: string;
  before: NullableJson<Record<string, unknown>>;
  after: NullableJson<Record<string, unknown>>;
}

export interface AuditEventsTable extends Tenant {
  sequence: number;
  id: string;
  event: string;
  userId: string | null;
  subjectId: string | null;
  details: Json<Record<string, unknown>>;
  at: Instant;
  previousHash: Buffer | null;
  hash: Bytes;
}

/** Where the part of a chain ended that is in the archive. */
export interface AuditAnchorsTable {
  kind: 'ledger' | 'user';
  chainId: string;
  sequence: number;
  hash: Bytes;
  archivedAt: Generated<Date>;
}

export interface ImportsTable extends Tenant {
  id: string;
  /** Who uploaded it or, once it is committed, who did that. */
  userId: string;
  uploadedBy: string;
  status: 'parsing' | 'ready' | 'committing' | 'done' | 'failed';
  fileName: string;
  fileHash: Bytes;
  size: number;
  format: string | null;
  bank: string | null;
  shape: string | null;
  inferences: DefaultedJson<object[]>;
  questions: DefaultedJson<object[]>;
  answers: DefaultedJson<Record<string, string>>;
  accounts: DefaultedJson<object[]>;
  chosenAccountId: string | null;
  chosenNewAccount: NullableJson<{ name: string; kind: AccountsTable['kind'] }>;
  counts: DefaultedJson<Record<'total' | 'new' | 'duplicate' | 'matched' | 'uncertain' | 'invalid', number>>;
  firstDate: string | null;
  lastDate: string | null;
  currency: string | null;
  notCounted: Defaulted<number>;
  progress: Defaulted<number>;
  balanceCheck: NullableJson<object>;
  matchedVersion: number | null;
  operationId: string | null;
  problem: string | null;
  /** The same by code; null of an import that an older version stopped, or that has none. */
  problems: NullableJson<object[]>;
  version: Defaulted<number>;
  createdAt: Generated<Date>;
}

export interface ProposalsTable extends Tenant {
  importId: string;
  chunk: number;
  lines: Bytes;
}

export interface ImportDecisionsTable extends Tenant {
  importId: string;
  line: number;
  action: 'add' | 'skip' | 'merge' | null;
  payee: string | null;
  hasPayee: Defaulted<boolean>;
  categoryId: string | null;
  hasCategory: Defaulted<boolean>;
  /** Of a decision made after the commit: with this operation undone, the line is open again. */
  operationId: string | null;
}

export interface ImportShapesTable extends Tenant {
  shape: string;
  accountKey: string;
  accountId: string;
  answers: Json<Record<string, string>>;
}

/** Every table, in camel case; a test holds it equal to the migrated database. */
export interface Schema {
  users: UsersTable;
  credentials: CredentialsTable;
  sessions: SessionsTable;
  knownDevices: KnownDevicesTable;
  resetLinks: ResetLinksTable;
  verificationLinks: VerificationLinksTable;
  userInvites: UserInvitesTable;
  securityEvents: SecurityEventsTable;
  challenges: ChallengesTable;
  identities: IdentitiesTable;
  passkeys: PasskeysTable;
  totpSecrets: TotpSecretsTable;
  recoveryCodes: RecoveryCodesTable;
  apiTokens: ApiTokensTable;
  knownSecrets: KnownSecretsTable;
  idempotencyKeys: IdempotencyKeysTable;
  ledgers: LedgersTable;
  members: MembersTable;
  ledgerInvites: LedgerInvitesTable;
  accounts: AccountsTable;
  categoryGroups: CategoryGroupsTable;
  categories: CategoriesTable;
  payees: PayeesTable;
  tags: TagsTable;
  views: ViewsTable;
  transactions: TransactionsTable;
  splits: SplitsTable;
  undoneTransactions: TransactionsTable;
  undoneSplits: SplitsTable;
  monthTotals: MonthTotalsTable;
  dayTotals: DayTotalsTable;
  rememberedLines: RememberedLinesTable;
  categoryModels: CategoryModelsTable;
  operations: OperationsTable;
  changes: ChangesTable;
  auditEvents: AuditEventsTable;
  auditAnchors: AuditAnchorsTable;
  imports: ImportsTable;
  proposals: ProposalsTable;
  importDecisions: ImportDecisionsTable;
  importShapes: ImportShapesTable;
  featureFlags: FeatureFlagsTable;
  maintenanceMode: MaintenanceModeTable;
  maintenanceRecords: MaintenanceRecordsTable;
  watchdogConditions: WatchdogConditionsTable;
  auditVerification: AuditVerificationTable;
  backupRecords: BackupRecordsTable;
  deletions: DeletionsTable;
}
