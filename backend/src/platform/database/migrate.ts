import { runMigrations as migrateJobs } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import * as people from '../../../migrations/0001_people.ts';
import * as ledgers from '../../../migrations/0002_ledgers.ts';
import * as transactions from '../../../migrations/0003_transactions.ts';
import * as history from '../../../migrations/0004_history.ts';
import * as imports from '../../../migrations/0005_imports.ts';
import * as rowLevelSecurity from '../../../migrations/0006_row_level_security.ts';
import * as functions from '../../../migrations/0007_functions.ts';
import * as lateDecisions from '../../../migrations/0008_late_decisions.ts';
import * as daysCountTransactions from '../../../migrations/0009_days_count_transactions.ts';
import * as packedProposals from '../../../migrations/0010_packed_proposals.ts';
import * as problemsByCode from '../../../migrations/0014_problems_by_code.ts';
import * as addresses from '../../../migrations/0015_addresses.ts';
import * as invites from '../../../migrations/0016_invites.ts';
import * as passkeys from '../../../migrations/0020_passkeys.ts';
import * as twoFactor from '../../../migrations/0021_two_factor.ts';
import * as stepUp from '../../../migrations/0022_step_up.ts';
import * as identities from '../../../migrations/0023_identities.ts';
import * as identityIds from '../../../migrations/0024_identity_ids.ts';
import * as apiTokens from '../../../migrations/0025_api_tokens.ts';
import * as knownSecrets from '../../../migrations/0026_known_secrets.ts';
import * as auditArchive from '../../../migrations/0035_audit_archive.ts';
import * as securityEventsByTime from '../../../migrations/0036_security_events_by_time.ts';
import * as flags from '../../../migrations/0040_flags.ts';
import * as storageQuota from '../../../migrations/0041_storage_quota.ts';
import * as maintenance from '../../../migrations/0045_maintenance.ts';
import * as watchdog from '../../../migrations/0046_watchdog.ts';
import * as auditVerification from '../../../migrations/0047_audit_verification.ts';
import * as userInvites from '../../../migrations/0048_user_invites.ts';
import * as reviewVersion from '../../../migrations/0052_review_version.ts';
import * as backups from '../../../migrations/0055_backups.ts';
import * as backupPlaces from '../../../migrations/0056_backup_places.ts';

const migrations: Record<string, Migration> = {
  '0001_people': people,
  '0002_ledgers': ledgers,
  '0003_transactions': transactions,
  '0004_history': history,
  '0005_imports': imports,
  '0006_row_level_security': rowLevelSecurity,
  '0007_functions': functions,
  '0008_late_decisions': lateDecisions,
  '0009_days_count_transactions': daysCountTransactions,
  '0010_packed_proposals': packedProposals,
  '0014_problems_by_code': problemsByCode,
  '0015_addresses': addresses,
  '0016_invites': invites,
  '0020_passkeys': passkeys,
  '0021_two_factor': twoFactor,
  '0022_step_up': stepUp,
  '0023_identities': identities,
  '0024_identity_ids': identityIds,
  '0025_api_tokens': apiTokens,
  '0026_known_secrets': knownSecrets,
  '0035_audit_archive': auditArchive,
  '0036_security_events_by_time': securityEventsByTime,
  '0040_flags': flags,
  '0041_storage_quota': storageQuota,
  '0045_maintenance': maintenance,
  '0046_watchdog': watchdog,
  '0047_audit_verification': auditVerification,
  '0048_user_invites': userInvites,
  '0052_review_version': reviewVersion,
  '0055_backups': backups,
  '0056_backup_places': backupPlaces,
};

/** Names of all migrations that this version knows, in order. */
export const migrationNames = Object.keys(migrations);

/**
 * Brings the schema up to date, as the owner, or to the level of an older version: through the migration that is named,
 * never back. Several instances that start at once wait for one another. Gives the names of the migrations that were run.
 */
export async function migrate(owner: pg.ClientConfig, through?: string): Promise<string[]> {
  const pool = new pg.Pool({ ...owner, max: 3 });
  // A lost connection fails the query that needs it; without listeners it would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  // The dialect ends the pool when the Kysely instance is destroyed.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await oneAtATime(pool, async () => {
      const known = { ...migrations, ...(await laterMigrations(db)) };
      const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
      if (through !== undefined) await requireNoneAfter(migrator, through);
      const { error, results } =
        through === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(through);
      if (error) throw error;
      await migrateJobs({ pgPool: pool });
      await grantApp(db);
      return (results ?? []).map((result) => result.migrationName);
    });
  } finally {
    await db.destroy();
  }
}

/** Kysely's own lock covers its migrations only; two that grant at the same time fail. */
async function oneAtATime<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  try {
    await holder.query(`select pg_advisory_lock(hashtext('expenseai migrations'))`);
    return await work();
  } finally {
    // The lock goes with its session.
    holder.release(true);
  }
}

function ignore(): void {}

async function requireNoneAfter(migrator: Migrator, name: string): Promise<void> {
  const known = await migrator.getMigrations();
  const after = known.slice(known.findIndex((migration) => migration.name === name) + 1);
  const applied = after.find(({ executedAt }) => executedAt);
  if (applied) throw new Error(`The database is already at ${applied.name}, past ${name}: migrations only go forward.`);
}

/**
 * What a newer release has run already, as migrations that do nothing: a release and the one before it serve side by
 * side during a rollout, and the older one has to start on the schema of the newer when that is taken back.
 */
async function laterMigrations(db: Kysely<unknown>): Promise<Record<string, Migration>> {
  const { rows: tables } = await sql`select from pg_tables where tablename = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return {};
  const newest = Object.keys(migrations).sort().at(-1);
  const run = sql<{ name: string }>`select name from kysely_migration where name > ${newest} collate "C"`;
  const { rows } = await run.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]));
}

/** Names of migrations that this version has and the database hasn't. */
export async function pendingMigrations(owner: pg.ClientConfig): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...owner, max: 1 }) }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const known = await migrator.getMigrations();
    return known.filter((migration) => !migration.executedAt).map((migration) => migration.name);
  } finally {
    await db.destroy();
  }
}

/**
 * What can't be a migration, since it depends on the server, on the queue's own, or on tables that are yet to come.
 * The queue's tables belong to the owner and are closed by row-level security; the app both adds and works off jobs.
 * The owner may read the ledgers' tables, which backups and upgrades do.
 */
async function grantApp(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant usage on schema graphile_worker to expenseai_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to expenseai_app;
    grant usage on all sequences in schema graphile_worker to expenseai_app;
    grant execute on all functions in schema graphile_worker to expenseai_app;
    do $$
    declare queue_table regclass;
    declare ledger_table regclass;
    begin
      -- A privilege since PostgreSQL 17: to refresh the planner's statistics after a large import.
      if current_setting('server_version_num')::integer >= 170000 then
        execute 'grant maintain on transactions, splits to expenseai_app';
      end if;
      for queue_table in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'app')
      loop
        execute format('create policy app on %s to expenseai_app using (true) with check (true)', queue_table);
      end loop;
      for ledger_table in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner')
      loop
        execute format('create policy owner on %s for select to current_user using (true)', ledger_table);
      end loop;
    end $$;
  `.execute(db);
}
