import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@expenseai/core/errors';
import pg from 'pg';
import { embeddedDatabase } from '../platform/database/roles.ts';
import { clusterAccount } from '../platform/embedded-postgres/cluster-account.ts';
import { startDatabaseProxy } from './database-proxy.ts';
import { freePort } from './free-port.ts';
import { testPasswords } from './test-passwords.ts';
import { untilPrinted } from './until-printed.ts';

export interface PgBouncer {
  /** Of the role that serves requests. */
  url: string;
  /**
   * What a client that comes after others finds in a session of the server: the ledger that is set, how many
   * transactions it sees, how long statements may take.
   */
  findLeftovers: () => Promise<Leftovers>;
  stop: () => Promise<void>;
}

interface Leftovers {
  ledger: string;
  transactions: number;
  timeout: string;
}

/** PgBouncer in transaction mode with its own defaults, and two sessions for all, in front of a database's socket. */
export async function startPgBouncer(program: string, socketDir: string): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-pooler-'));
  chmodSync(folder, 0o755);
  // It doesn't run as root, and another user doesn't reach the socket.
  const proxy = await startDatabaseProxy(socketDir, 5432);
  const port = await freePort();
  const login = `user=expenseai_app password=${testPasswords.app}`;
  writeFileSync(join(folder, 'users'), '"expenseai_app" ""\n');
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
${embeddedDatabase} = host=${proxy.host} port=${proxy.port} dbname=${embeddedDatabase} ${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${folder}/users
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
`,
  );
  const child = spawn(program, [join(folder, 'pgbouncer.ini')], {
    ...clusterAccount(folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilPrinted(child, 'process up');
  const url = `postgres://expenseai_app@127.0.0.1:${port}/${embeddedDatabase}`;
  return {
    url,
    findLeftovers: () => findLeftovers(url),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function findLeftovers(url: string): Promise<Leftovers> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Leftovers>(
    `select coalesce(current_setting('app.ledger_id', true), '') as ledger,
      (select count(*)::integer from transactions) as transactions, current_setting('statement_timeout') as timeout`,
  );
  await client.end();
  const [found] = rows;
  invariant(found, 'a query without a table gives one row');
  return found;
}
