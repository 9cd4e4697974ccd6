import { AppError, invariant } from '@expenseai/core/errors';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { ConnectionPool } from './connection-pool.ts';
import type { Schema } from './schema.ts';
import { SlowQueries, type SlowQueryOptions, watchQueries } from './slow-queries.ts';
import { typeParsers } from './types.ts';

export type Db = Kysely<Schema>;

/** One database transaction: Kysely for most, the client itself for named hot queries. */
export interface Session {
  db: Db;
  client: pg.PoolClient;
}

export interface DatabaseOptions {
  /** Connections that are kept. */
  connections: number;
  /** Connections beyond them under load; none where it is left out. */
  overflow?: number;
  /** Milliseconds that whoever wants a connection waits for one; 5 s where it is left out. */
  waitMs?: number;
  /** The server gives a statement up after this many milliseconds. */
  statementTimeoutMs: number;
  /** Statements may be told to take longer than that (`set local statement_timeout`), so silence is no fault. */
  hasLongStatements?: boolean;
  /** The same database past a pooler in transaction mode, where `connection` leads to one. */
  direct?: pg.ClientConfig;
  onError: (error: Error) => void;
  /** Left out, no statement counts as slow. */
  slowQueries?: SlowQueryOptions | undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const usualWaitMs = 5_000;
const overflowIdleMs = 10_000;
const recycleAfterMs = 3_600_000;
const idleInTransactionMs = 60_000;
/** Milliseconds beyond its time-out after which a server that hasn't answered a statement is taken for gone. */
const graceMs = 5_000;

/** The pool of one login, and the only way to the ledgers' tables: inside `inLedger` or `changeLedger`. */
export class Database {
  /** For tables that belong to no ledger. Ledger tables show no rows here. */
  readonly db: Db;
  readonly pool: pg.Pool;
  /** For sessions that last: those that listen, or hold locks. */
  readonly direct: pg.ClientConfig;
  /** Begins each transaction behind a pooler, which takes no settings when one connects. */
  readonly #limits: string = '';
  readonly #sessions = new WeakMap<pg.PoolClient, Db>();

  constructor(connection: pg.ClientConfig, options: DatabaseOptions) {
    const { statementTimeoutMs } = options;
    this.direct = options.direct ?? connection;
    const limits = {
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: idleInTransactionMs,
    };
    if (options.direct) {
      this.#limits = Object.entries(limits)
        .map(([name, value]) => `set local ${name} = ${value}; `)
        .join('');
    }
    this.pool = new ConnectionPool({
      ...connection,
      pipeline: true,
      types: typeParsers,
      steady: options.connections,
      overflow: options.overflow ?? 0,
      idleMs: overflowIdleMs,
      recycleAfterMs,
      waitMs: options.waitMs ?? usualWaitMs,
      onError: options.onError,
      ...(options.direct ? {} : limits),
      ...(options.hasLongStatements ? {} : { query_timeout: statementTimeoutMs + graceMs }),
    });
    const slow = options.slowQueries && new SlowQueries(this.pool, options.slowQueries);
    if (options.direct) this.pool.on('connect', askWithoutNames);
    this.pool.on('connect', (client) => watchQueries(client as unknown as pg.Client, slow));
    this.db = kysely({ pool: this.pool });
  }

  /** Reads of one ledger in one snapshot, so that figures and the version they are cached under agree. */
  async inLedger<T>(ledgerId: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    try {
      return await this.#begin(
        client,
        `begin isolation level repeatable read read only; ${this.#limits}${ledgerSetting(ledgerId)}`,
        work,
      );
    } finally {
      // Nobody waits for the end of what has only read.
      client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }

  /** A writing transaction in one ledger. Changes of ledger data go through `operate`, which calls this. */
  changeLedger<T>(ledgerId: string, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#run(`begin; ${this.#limits}set local lock_timeout = '5s'; ${ledgerSetting(ledgerId)}`, work);
  }

  /** A writing transaction outside any ledger. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#run(`begin; ${this.#limits}set local lock_timeout = '5s'`, work);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async #run<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken = false;
    try {
      const result = await this.#begin(client, begin, work);
      const { command } = await client.query('commit');
      // PostgreSQL answers the commit of a failed transaction with a rollback, which is no error to pg.
      invariant(command === 'COMMIT', 'a transaction ends with all of it, or with an error');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * The statements of `work` are sent behind `begin` without waiting for its answer: where it fails, so do they, for a
   * broken connection answers nothing and a failed transaction refuses all.
   */
  async #begin<T>(client: pg.PoolClient, begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const result = await work({ db: this.#session(client), client });
    await begun;
    return result;
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (cause) {
      throw new AppError('unavailable', { retryAfter: 2 }, { cause });
    }
  }

  #session(client: pg.PoolClient): Db {
    const known = this.#sessions.get(client);
    if (known) return known;
    const pinned = { query: client.query.bind(client), release: () => undefined };
    const session = kysely({
      pool: { connect: async () => pinned as unknown as pg.PoolClient, end: async () => undefined },
    });
    this.#sessions.set(client, session);
    return session;
  }
}

function kysely(config: { pool: pg.Pool | { connect: () => Promise<pg.PoolClient>; end: () => Promise<void> } }): Db {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: config.pool as pg.Pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** A pooler may give each transaction another session, which knows no statement that was prepared in an earlier one. */
function askWithoutNames(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
  const asked = ([query, ...more]: unknown[]) =>
    typeof query === 'object' && query !== null && 'name' in query
      ? ask({ ...query, name: undefined }, ...more)
      : ask(query, ...more);
  client.query = ((...args: unknown[]) => asked(args)) as typeof client.query;
}

/** `set local` and not `set_config`, because only the former travels to distributed workers. */
function ledgerSetting(ledgerId: string): string {
  invariant(uuid.test(ledgerId), 'a ledger id is checked before it reaches SQL');
  return `set local app.ledger_id = '${ledgerId}'`;
}
