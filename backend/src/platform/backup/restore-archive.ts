import type { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { migrate, migrationNames } from '../database/migrate.ts';
import type { RowSum } from '../database/row-sum.ts';
import { DatabaseNotEmpty, loadWhole } from '../database/whole-database.ts';
import type { Storage } from '../storage/storage.ts';
import type { ArchiveHead } from './archive-format.ts';
import { type ArchiveFacts, ArchiveTooNew, readArchive } from './read-archive.ts';
import { ArchiveDamaged } from './sealed.ts';

export interface RestoreTarget {
  /** Of an empty database; may have run a start of this version, but holds nothing of people. */
  owner: pg.ClientConfig;
  storage: Storage;
  /** Told of each key in the backup, once everything else is in its place. */
  putKey: (name: string, key: string) => void;
  /** Told of each step as it begins. */
  tell: (step: string) => void;
}

/** Files were measured when they came in. */
const limit = { bytes: Number.POSITIVE_INFINITY, code: 'file-too-large' } as const;

/**
 * Brings a backup into an empty database and its storage. First all of it is read and checked, so that a damaged or
 * foreign file changes nothing; then the schema is brought to the backup's level, rows and files are loaded, what the
 * database holds is summed up and compared, and the schema goes on to this version. `open` gives the file from its start,
 * twice. Throws DatabaseNotEmpty, KeyDoesNotFit, ArchiveTooNew or ArchiveDamaged; rows are there all or not at all.
 */
export async function restoreArchive(
  open: () => Promise<Readable>,
  identities: readonly string[],
  { owner, storage, putKey, tell }: RestoreTarget,
): Promise<ArchiveFacts> {
  await requireEmpty(owner);
  tell('Checking the whole backup');
  const { head } = await readArchive(await open(), identities, { head: requireKnownMigrations });
  await bringToLevel(owner, head.migrations);
  tell(`Loading what it shows of ${head.takenAt.toISOString()}`);
  const keys = new Map<string, string>();
  const facts = await loadWhole(owner, async ({ tables, load, sum }) => {
    if (!isDeepStrictEqual(tables, head.tables)) throw new ArchiveDamaged('its tables aren’t those of its migrations');
    const loaded = await readArchive(await open(), identities, {
      key: async (name, key) => {
        keys.set(name, key);
      },
      table: load,
      file: async (key, content) => {
        await storage.put(key, content, limit);
      },
    });
    tell('Comparing what was loaded');
    const sums: Record<string, RowSum> = {};
    for (const table of tables) sums[table.name] = await sum(table);
    if (!isDeepStrictEqual(sums, loaded.manifest.tables)) throw new ArchiveDamaged('the database holds other rows');
    return loaded;
  });
  for (const [name, key] of keys) putKey(name, key);
  await migrate(owner);
  return facts;
}

async function requireKnownMigrations({ migrations, version }: ArchiveHead): Promise<void> {
  const unknown = migrations.find((name) => !migrationNames.includes(name));
  if (unknown !== undefined) throw new ArchiveTooNew(version, `its database has ${unknown}`);
}

async function requireEmpty(owner: pg.ClientConfig): Promise<void> {
  await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ made: boolean }>("select to_regclass('public.users') is not null as made");
    if (!rows[0]?.made) return;
    const people = await client.query('select from users limit 1');
    if (people.rowCount !== 0) throw new DatabaseNotEmpty();
  });
}

/** Throws where somebody else is connected: what they have read would be wrong afterwards. */
export async function requireUnused(owner: pg.ClientConfig): Promise<void> {
  await asOwner(owner, async (client) => {
    // What else there is of other roles may not be seen.
    const others = await client.query(
      'select from pg_stat_activity where datname = current_database() and usename is not null and pid <> pg_backend_pid()',
    );
    if (others.rowCount === 0) return;
    throw new Error(
      `The database has ${others.rowCount} other connections. Stop ExpenseAI first; nothing was changed.`,
    );
  });
}

/** A database that a start of this version has made is further than an older backup, and is made anew. */
async function bringToLevel(owner: pg.ClientConfig, migrations: readonly string[]): Promise<void> {
  await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      "select to_regclass('kysely_migration') is not null as made",
    );
    if (!rows[0]?.made) return;
    const later = await client.query('select from kysely_migration where not name = any($1)', [migrations]);
    if (later.rowCount === 0) return;
    await client.query(`
      begin; drop schema if exists graphile_worker cascade; drop schema public cascade;
      create schema public; grant usage on schema public to public; commit`);
  });
  await migrate(owner, migrations.at(-1));
}

async function asOwner(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
