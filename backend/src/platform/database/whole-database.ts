import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invariant } from '@expenseai/core/errors';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type RowSum, RowSummer } from './row-sum.ts';

/**
 * All that the database holds, table by table, as COPY's text format in UTF-8: what backups, moves and upgrades of
 * PostgreSQL read and write. It is read as the tables' owner or as superuser, never as the app, which sees one ledger.
 *
 * Included are all tables of the schema `public`; that of applied migrations as their names, for whoever loads must
 * have brought the schema to that level by the migrations themselves. Of the queue, whose tables belong to a library and
 * change with its versions, the jobs that still have tries left: nothing that was accepted is forgotten, and every job
 * may run twice. Not included are roles and grants, which migrations and start give anew.
 */
export interface WholeTable {
  name: string;
  columns: readonly string[];
}

/** Stands for the queue among the tables; loaded by the library's own function. */
const jobs: WholeTable = {
  name: 'jobs',
  columns: ['identifier', 'payload', 'queue_name', 'run_at', 'max_attempts', 'job_key', 'priority'],
};

/** So that the same rows are the same text, whatever the server is set to. */
const settings = `
  set local client_encoding = 'UTF8'; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = '30s'`;

export interface Snapshot {
  takenAt: Date;
  /** Names of the migrations that were applied, in order. */
  migrations: readonly string[];
  /** Each after those that its foreign keys point to. */
  tables: readonly WholeTable[];
  /** The rows of a table; one table at a time. */
  read(table: WholeTable): Readable;
}

/** Reads everything as it was at one moment, while others go on writing; nobody waits for it. */
export async function readWhole<T>(connection: pg.ClientConfig, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return withClient(connection, async (client) => {
    await client.query(`begin isolation level repeatable read read only; ${settings}`);
    await requireUnfiltered(client);
    const { rows: applied } = await client.query<{ name: string; now: Date }>(
      'select name, now() as now from kysely_migration order by name',
    );
    const [first] = applied;
    invariant(first, 'a database that is copied has been migrated');
    const result = await work({
      takenAt: first.now,
      migrations: applied.map(({ name }) => name),
      tables: await listTables(client),
      read: (table) => readTable(client, table),
    });
    await client.query('commit');
    return result;
  });
}

/** The database that rows are loaded into has people or their data already. */
export class DatabaseNotEmpty extends Error {
  constructor() {
    super(
      'The database is not empty: it has users, ledgers or audit events, which would be lost. Nothing was changed.',
    );
    this.name = 'DatabaseNotEmpty';
  }
}

export interface Loading {
  /** Each after those that its foreign keys point to. */
  tables: readonly WholeTable[];
  /** Copies rows in, with the columns in the given order; one table at a time. */
  load(table: WholeTable, rows: Readable): Promise<void>;
  /** Counts and sums what the table now holds. */
  sum(table: WholeTable): Promise<RowSum>;
}

/**
 * Fills an empty, migrated database, as the tables' owner, in one transaction: all of it, or nothing. Meanwhile row-level
 * security lets the owner in, for COPY is refused under it, and indexes and foreign keys are off; afterwards they are
 * made anew from their definitions, so that each key is checked set-wise: a row that points nowhere fails the whole.
 * Throws DatabaseNotEmpty where there are users or ledgers.
 */
export async function loadWhole<T>(connection: pg.ClientConfig, work: (loading: Loading) => Promise<T>): Promise<T> {
  return withClient(connection, async (client) => {
    await client.query(`begin; ${settings}; lock table users, ledgers in access exclusive mode`);
    await requireUnfiltered(client);
    const { rows } = await client.query(
      'select from users union all select from ledgers union all select from audit_events limit 1',
    );
    if (rows.length > 0) throw new DatabaseNotEmpty();
    const tables = await listTables(client);
    const names = tables.filter((table) => table !== jobs).map(({ name }) => pg.escapeIdentifier(name));
    const { off, on } = await guards(client);
    // What a start notes by itself, such as since when a secret is known.
    await client.query(`truncate ${names.join(', ')}; delete from graphile_worker._private_jobs`);
    for (const statement of off) await client.query(statement);
    const result = await work({
      tables,
      load: (table, rows) => (table.name === jobs.name ? loadJobs(client, rows) : loadTable(client, table, rows)),
      sum: (table) => sumRows(readTable(client, table)),
    });
    for (const statement of on) await client.query(statement);
    await client.query('analyze');
    await client.query('commit');
    return result;
  });
}

/** Works as the tables' owner on a database that nobody else uses; gets its tables, each after those it points to. */
export function withOwner<T>(
  owner: pg.ClientConfig,
  work: (client: pg.Client, tables: readonly WholeTable[]) => Promise<T>,
): Promise<T> {
  return withClient(owner, async (client) => {
    const tables = await listTables(client);
    return work(
      client,
      tables.filter((table) => table !== jobs),
    );
  });
}

/** Counts and sums rows of a stream. */
export async function sumRows(rows: Readable): Promise<RowSum> {
  const summer = new RowSummer();
  summer.resume();
  await pipeline(rows, summer);
  return summer.total;
}

async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, keepAlive: true });
  // A lost connection fails the query that needs it; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await work(client);
    await client.end();
    return result;
  } catch (error) {
    // A COPY that was broken off would keep the usual end waiting; the server takes this for the end of the transaction.
    client.connection.stream.destroy();
    throw error;
  }
}

/** Rows that a policy hides would be missing without an error. */
async function requireUnfiltered(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_roles r on r.rolname = current_user
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity
      and not r.rolsuper and not r.rolbypassrls
      and not exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner' and r.oid = any(p.polroles))`);
  invariant(rows.length === 0, 'whoever copies the database sees every row');
}

async function listTables(client: pg.Client): Promise<WholeTable[]> {
  const { rows } = await client.query<WholeTable & { parents: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(distinct p.relname::text), '{}') from pg_constraint k join pg_class p on p.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_migration%'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`);
  const ordered: WholeTable[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.filter(({ name, parents }) => !placed.has(name) && parents.every((parent) => placed.has(parent)));
    invariant(next.length > 0, 'foreign keys don’t go in circles');
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      placed.add(name);
    }
  }
  return [...ordered, jobs];
}

function readTable(client: pg.Client, table: WholeTable): Readable {
  const what =
    table.name === jobs.name
      ? `(select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
          from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
          where j.attempts < j.max_attempts)`
      : `${pg.escapeIdentifier(table.name)} ${columnList(table)}`;
  return client.query(copyTo(`copy ${what} to stdout`));
}

async function loadTable(client: pg.Client, table: WholeTable, rows: Readable): Promise<void> {
  const copy = `copy ${pg.escapeIdentifier(table.name)} ${columnList(table)} from stdin`;
  await pipeline(rows, client.query(copyFrom(copy)));
}

async function loadJobs(client: pg.Client, rows: Readable): Promise<void> {
  await client.query(`
    create temporary table loaded_jobs (identifier text, payload json, queue_name text, run_at timestamptz,
      max_attempts integer, job_key text, priority integer) on commit drop`);
  await pipeline(rows, client.query(copyFrom(`copy loaded_jobs ${columnList(jobs)} from stdin`)));
  await client.query(`
    select count(graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, job_key, priority))
    from loaded_jobs`);
}

function columnList({ columns }: WholeTable): string {
  return `(${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}

/** Statements that take what slows a load down away, and those that make the same again. */
async function guards(client: pg.Client): Promise<{ off: string[]; on: string[] }> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`);
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' order by 1, 2`);
  const { rows: forced } = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1`);
  return {
    off: [
      ...keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
      ...indexes.map(({ name }) => `drop index ${name}`),
      ...forced.map(({ name }) => `alter table ${name} no force row level security`),
    ],
    on: [
      ...indexes.map(({ definition }) => definition),
      ...keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
      ...forced.map(({ name }) => `alter table ${name} force row level security`),
    ],
  };
}
