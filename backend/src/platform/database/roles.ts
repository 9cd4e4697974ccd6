import { Client, type ClientConfig } from 'pg';
import type { Config } from '../config/config.ts';
import type { DatabasePasswords, Secrets } from '../config/secrets.ts';
import { openSocketAddress, socketFolder, socketPort } from '../embedded-postgres/socket-folder.ts';
import { connectionOf } from './database-url.ts';

/** Name of the product's database in the embedded cluster. */
export const embeddedDatabase = 'expenseai';

export interface DatabaseConnections {
  /** Owns the schema and runs migrations. */
  owner: ClientConfig;
  /** Serves requests: neither superuser nor owner, held to row-level security. */
  app: ClientConfig;
  /** As app, past a pooler: for sessions that listen or hold locks. */
  direct: ClientConfig;
  /** As app, and may switch off the check of foreign keys row by row. */
  bulk: ClientConfig;
  /** Administrator; of the embedded cluster only. */
  superuser?: ClientConfig;
}

/** How each role reaches the database: the embedded one of DATA_DIR, which must run, or the one of the URLs. */
export function databaseConnections(
  config: Pick<Config, 'dataDir' | 'database'>,
  { databasePasswords }: Pick<Secrets, 'databasePasswords'>,
): DatabaseConnections {
  const { url, ownerUrl, bulkUrl, directUrl, ca } = config.database;
  if (url !== undefined) {
    return {
      app: connectionOf(url, ca),
      owner: connectionOf(ownerUrl ?? url, ca),
      bulk: connectionOf(bulkUrl ?? url, ca),
      direct: connectionOf(directUrl ?? url, ca),
    };
  }
  const { host } = openSocketAddress(socketFolder(config.dataDir));
  return connectionsTo({ host, port: socketPort, database: embeddedDatabase }, databasePasswords);
}

/** Connections of all roles to one database of an embedded cluster. */
export function connectionsTo(
  target: Pick<ClientConfig, 'host' | 'port' | 'database'>,
  passwords: DatabasePasswords,
): Required<DatabaseConnections> {
  const app = { ...target, user: 'expenseai_app', password: passwords.app };
  return {
    owner: { ...target, user: 'expenseai_owner', password: passwords.owner },
    app,
    direct: app,
    bulk: { ...target, user: 'expenseai_bulk', password: passwords.bulk },
    superuser: { ...target, user: 'postgres' },
  };
}

/**
 * Makes the roles of a cluster, or mends them; safe to run at every start.
 * The owner may create databases: one beside the running one, in which restoring a backup is tried.
 * `expenseai_search` owns the SECURITY DEFINER functions that see past row-level security; nobody can log in as it.
 */
export async function bootstrapRoles(superuser: ClientConfig, passwords: DatabasePasswords): Promise<void> {
  await withClient(superuser, async (client) => {
    const roles = {
      expenseai_owner: `login nosuperuser nobypassrls createdb nocreaterole password ${client.escapeLiteral(passwords.owner)}`,
      expenseai_app: `login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(passwords.app)}`,
      expenseai_bulk: `login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(passwords.bulk)}`,
      expenseai_search: 'nologin nosuperuser nobypassrls nocreatedb nocreaterole',
    };
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const existing = new Set(rows.map((row) => row.rolname));
    await client.query('begin');
    for (const [role, attributes] of Object.entries(roles)) {
      await client.query(`${existing.has(role) ? 'alter' : 'create'} role ${role} with ${attributes}`);
    }
    await client.query('grant expenseai_app to expenseai_bulk');
    // So that a migration can hand a function over to it.
    await client.query('grant expenseai_search to expenseai_owner');
    await client.query('grant set on parameter session_replication_role to expenseai_bulk');
    await client.query('commit');
  });
}

/** Makes the database, owned by `expenseai_owner`, when it isn't there; as a copy of `template` if one is named. */
export async function createDatabase(superuser: ClientConfig, name: string, template?: string): Promise<void> {
  await withClient(superuser, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    const database = client.escapeIdentifier(name);
    if (rowCount === 0) {
      const from = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`;
      await client.query(`create database ${database} owner expenseai_owner${from}`);
    }
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect, temporary on database ${database} to expenseai_app, expenseai_bulk`);
  });
}

async function withClient(config: ClientConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Refuses a login that row-level security doesn't hold: a superuser, one that bypasses it, or the owner of the tables.
 * Throws with a sentence for the person who runs the product.
 */
export async function assertHeldToPolicies(app: ClientConfig): Promise<void> {
  await withClient(app, async (client) => {
    const { rows } = await client.query<{ role: string; why: string | null }>(`
      select r.rolname as role, case
        when r.rolsuper then 'is a superuser'
        when r.rolbypassrls then 'bypasses row-level security'
        when exists (select from pg_class c where c.relname = 'transactions' and c.relowner = r.oid) then 'owns the tables'
      end as why
      from pg_roles r where r.rolname = current_user`);
    const [found] = rows;
    if (found?.why) {
      throw new Error(
        `The database user ${found.role} ${found.why}. Set DATABASE_URL to an ordinary user, as the guide says.`,
      );
    }
  });
}
