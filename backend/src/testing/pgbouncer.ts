import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedDatabase } from '../platform/database/roles.ts';
import { clusterAccount } from '../platform/embedded-postgres/cluster-account.ts';
import { startDatabaseProxy } from './database-proxy.ts';
import { freePort } from './free-port.ts';
import { testPasswords } from './test-passwords.ts';
import { untilPrinted } from './until-printed.ts';

export interface PgBouncer {
  /** Of the role that serves requests. */
  url: string;
  stop: () => Promise<void>;
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
  return {
    url: `postgres://expenseai_app@127.0.0.1:${port}/${embeddedDatabase}`,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}
